import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { formatDate } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconListChecks } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { Digits } from '../components/LinesEditor'
import { type Series, useSeries, useWrite } from '../data'

const KINDS = ['invoice', 'boleta', 'credit_note', 'boleta_credit_note']

export default function SeriesPage() {
  const { t } = useTranslation('invoices')
  const found = useSeries()
  const [open, setOpen] = useState<Series | 'new' | null>(null)
  return (
    <Page
      title={t('nav.series')}
      text={t('series.text')}
      action={<Button onClick={() => setOpen('new')}>{t('series.add')}</Button>}
    >
      <Loading of={found}>
        {() =>
          found.data?.length === 0 ? (
            <EmptyState
              icon={IconListChecks}
              title={t('series.empty')}
              text={t('series.emptyText')}
            />
          ) : (
            <Rows>
              {found.data?.map(each => (
                <Item key={each.id} series={each} onEdit={() => setOpen(each)} />
              ))}
            </Rows>
          )
        }
      </Loading>
      {open && <SeriesForm before={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Item({ series, onEdit }: { series: Series; onEdit: () => void }) {
  const { t } = useTranslation('invoices')
  const archive = useWrite(() => api.post(`series/${series.id}/archive/`, {}, newKey()))
  const about = [
    t(`kind.${series.kind}`),
    t('series.next', { label: series.next_label }),
    series.last_number !== null && t('series.range', { last: series.last_number }),
    series.used_percent !== null && t('series.used', { percent: series.used_percent }),
    series.valid_until &&
      t('series.validUntil', { day: formatDate(`${series.valid_until}T12:00:00`) }),
  ]
  return (
    <Row
      name={series.code}
      note={about.filter(Boolean).join(' · ')}
      faded={series.archived_at !== null}
    >
      {series.warning && <StateChip tone="warn">{t(`series.warning.${series.warning}`)}</StateChip>}
      {series.is_default && !series.archived_at && <StateChip>{t('series.isDefault')}</StateChip>}
      {series.archived_at ? (
        <StateChip>{t('series.archived')}</StateChip>
      ) : (
        <>
          <Button variant="default" onClick={onEdit}>
            {t('series.edit')}
          </Button>
          <ConfirmButton
            label={t('series.archive')}
            text={t('series.archiveText')}
            sure={t('series.archiveSure')}
            loading={archive.isPending}
            onSure={() => archive.mutate(undefined, { onError: complain })}
          />
        </>
      )}
    </Row>
  )
}

function SeriesForm({ before, onClose }: { before: Series | null; onClose: () => void }) {
  const { t } = useTranslation('invoices')
  const [key] = useState(newKey)
  const [values, setValues] = useState({
    kind: before?.kind ?? 'invoice',
    code: before?.code ?? '',
    digits: String(before?.digits ?? 8),
    first_number: String(before?.first_number ?? 1),
    last_number: before?.last_number ? String(before.last_number) : '',
    valid_since: before?.valid_since ?? '',
    valid_until: before?.valid_until ?? '',
    resolution: before?.resolution ?? '',
    is_default: before?.is_default ?? false,
  })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const set = (change: Partial<typeof values>) => {
    setValues(now => ({ ...now, ...change }))
    setErrors({})
  }
  const used = before !== null && before.last_used !== null
  const fixed = {
    code: values.code.trim().toUpperCase(),
    digits: Number(values.digits || 0),
    first_number: Number(values.first_number || 1),
  }
  const body = {
    ...(!used && fixed),
    last_number: values.last_number ? Number(values.last_number) : null,
    valid_since: values.valid_since || null,
    valid_until: values.valid_until || null,
    resolution: values.resolution,
    is_default: values.is_default,
  }
  const save = useWrite(() =>
    before
      ? api.patch(`series/${before.id}/`, body)
      : api.post('series/', { ...body, kind: values.kind }, key),
  )
  return (
    <FormDialog
      title={before ? before.code : t('series.add')}
      action={t('common:save')}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (!values.code.trim()) {
          setErrors({ code: t('form.needed') })
          return
        }
        save.mutate(undefined, {
          onSuccess: onClose,
          onError: error => {
            const found = fieldErrors(error)
            setErrors(found)
            if (Object.keys(found).length === 0) complain(error)
          },
        })
      }}
    >
      {!before && (
        <Select
          label={t('series.kind')}
          allowDeselect={false}
          data={KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          value={values.kind}
          onChange={kind => set({ kind: kind ?? 'invoice' })}
        />
      )}
      {!used && (
        <div className={page.pair}>
          <TextInput
            label={t('series.code')}
            placeholder={t('series.codeHint')}
            maxLength={10}
            value={values.code}
            error={errors.code}
            onChange={event => set({ code: event.currentTarget.value })}
          />
          <Digits
            label={t('series.digits')}
            decimals={0}
            value={values.digits}
            error={errors.digits}
            onChange={digits => set({ digits })}
          />
          <Digits
            label={t('series.first')}
            decimals={0}
            value={values.first_number}
            error={errors.first_number}
            onChange={first_number => set({ first_number })}
          />
        </div>
      )}
      <Digits
        label={t('series.last')}
        decimals={0}
        value={values.last_number}
        error={errors.last_number}
        onChange={last_number => set({ last_number })}
      />
      <div className={page.pair}>
        {(['valid_since', 'valid_until'] as const).map(name => (
          <TextInput
            key={name}
            type="date"
            label={t(name === 'valid_since' ? 'series.since' : 'series.until')}
            value={values[name]}
            error={errors[name]}
            onChange={event => set({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <TextInput
        label={t('series.resolution')}
        maxLength={120}
        value={values.resolution}
        error={errors.resolution}
        onChange={event => set({ resolution: event.currentTarget.value })}
      />
      <Checkbox
        label={t('series.default')}
        checked={values.is_default}
        disabled={before?.is_default}
        onChange={event => set({ is_default: event.currentTarget.checked })}
      />
    </FormDialog>
  )
}
