import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconMapPin, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { useSend } from '../components/useForm'
import { type Location, useLocations, useTechnicians } from '../data'

const KEEPING = ['admin', 'clerk']

/** The stores, and the vans of technicians. */
export default function LocationsPage() {
  const { t } = useTranslation('parts')
  const { role } = useUser()
  const places = useLocations()
  const [open, setOpen] = useState<Location | 'new' | null>(null)
  const keeps = KEEPING.includes(role)
  const rows = places.data ?? []
  return (
    <Page
      title={t('locations')}
      text={t('locationsText')}
      back="/parts"
      backLabel={t('title')}
      action={
        keeps && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            {t('newLocation')}
          </Button>
        )
      }
    >
      <Loading of={places}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconMapPin} title={t('noLocations')} text={t('locationsText')} />
          ) : (
            <Rows>
              {rows.map(place => (
                <Row
                  key={place.id}
                  name={place.name}
                  note={place.technician?.name ?? t(`place.${place.kind}`)}
                  faded={place.archived}
                >
                  {place.is_main && <StateChip tone="primary">{t('main')}</StateChip>}
                  {place.archived && <StateChip>{t('archivedOne')}</StateChip>}
                  {keeps && (
                    <Button variant="subtle" onClick={() => setOpen(place)}>
                      {t('edit')}
                    </Button>
                  )}
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      {open && <PlaceDialog place={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function PlaceDialog({ place, onClose }: { place: Location | null; onClose: () => void }) {
  const { t } = useTranslation('parts')
  const people = useTechnicians()
  const [name, setName] = useState(place?.name ?? '')
  const [kind, setKind] = useState<string>(place?.kind ?? 'store')
  const [technician, setTechnician] = useState(place?.technician?.id ?? null)
  const form = useSend({
    to: place ? `stock-locations/${place.id}/` : 'stock-locations/',
    patch: place !== null,
    done: t('saved'),
    onDone: onClose,
  })
  const van = kind === 'van'
  return (
    <FormDialog
      title={place ? t('edit') : t('newLocation')}
      action={t('save')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (!name.trim()) form.setErrors({ name: t('missing') })
        else form.send({ name, ...(!place && { kind }), ...(van && { technician }) })
      }}
    >
      <TextInput
        label={t('field.name')}
        maxLength={80}
        data-autofocus
        value={name}
        error={form.errors.name}
        onChange={event => setName(event.currentTarget.value)}
      />
      {!place && (
        <Select
          label={t('field.kind')}
          allowDeselect={false}
          data={(['store', 'van'] as const).map(value => ({ value, label: t(`place.${value}`) }))}
          value={kind}
          onChange={value => setKind(value ?? 'store')}
        />
      )}
      {van && (
        <Select
          label={t('field.technician')}
          data={(people.data ?? []).map(each => ({ value: each.id, label: each.name }))}
          value={technician}
          error={form.errors.technician}
          onChange={setTechnician}
        />
      )}
      {place && !place.is_main && (
        <Button
          variant="subtle"
          loading={form.busy}
          onClick={() => form.send({ archived: !place.archived })}
        >
          {t(place.archived ? 'restore' : 'archive')}
        </Button>
      )}
      {place && !place.is_main && place.kind === 'store' && !place.archived && (
        <Button variant="subtle" loading={form.busy} onClick={() => form.send({ is_main: true })}>
          {t('makeMain')}
        </Button>
      )}
    </FormDialog>
  )
}
