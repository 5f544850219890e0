import { Button, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { Avatar } from '@/ui/Avatar'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip, type Tone } from '@/ui/StateChip'
import { RoutingFields } from '../components/RoutingFields'
import styles from '../counter.module.css'
import {
  HOUSE,
  type Routing,
  type Taker,
  useRoutings,
  useSaveRouting,
  useSaveSeat,
  useTakers,
} from '../data'

export default function RoutingPage() {
  const { t } = useTranslation('counter')
  const routings = useRoutings()
  const takers = useTakers()
  const house = routings.data?.find(routing => routing.team === null)
  return (
    <Page title={t('nav.routing')} text={t('routing.text')}>
      <Loading of={routings}>{() => house && <HouseSection routing={house} />}</Loading>
      <section className={page.section}>
        <h2>{t('routing.people')}</h2>
        <p>{t('routing.peopleText')}</p>
        <Loading of={takers}>
          {() => (
            <Rows>
              {takers.data?.people.map(person => (
                <PersonRow key={person.id} person={person} />
              ))}
            </Rows>
          )}
        </Loading>
      </section>
    </Page>
  )
}

function HouseSection({ routing }: { routing: Routing }) {
  const { t } = useTranslation('counter')
  const save = useSaveRouting(HOUSE)
  const { mode, capacity, keeps, away_after } = routing
  const form = useForm({ initialValues: { mode, capacity, keeps, away_after } })
  const submit = (values: typeof form.values) =>
    save.mutate(values, {
      onSuccess: () => {
        form.resetDirty()
        notify(t('saved'))
      },
      onError: complainIn(form),
    })
  return (
    <form className={page.section} onSubmit={form.onSubmit(submit)}>
      <h2>{t('routing.house')}</h2>
      <RoutingFields
        values={form.values}
        onChange={change => form.setValues(change as Partial<typeof form.values>)}
      />
      <NumberInput
        label={t('routing.awayAfter')}
        description={t('routing.awayAfterHint')}
        min={0}
        max={1440}
        allowDecimal={false}
        className={styles.short}
        {...form.getInputProps('away_after')}
      />
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

const TONES: Record<string, Tone> = { online: 'ok', busy: 'warn', away: 'plain', offline: 'plain' }

function PersonRow({ person }: { person: Taker }) {
  const { t } = useTranslation('counter')
  const save = useSaveSeat(person.id)
  const there = person.presence === 'offline' ? 'offline' : person.availability
  return (
    <Row
      lead={<Avatar id={person.id} name={person.name} />}
      name={person.name}
      note={t('routing.open', { count: person.open })}
    >
      <StateChip tone={TONES[there]}>{t(`there.${there}`)}</StateChip>
      <NumberInput
        className={styles.capacity}
        aria-label={t('routing.capacityOf', { name: person.name })}
        placeholder={t('routing.ofTeam')}
        min={0}
        max={500}
        allowDecimal={false}
        defaultValue={person.capacity ?? ''}
        onBlur={event => {
          const typed = event.currentTarget.value
          const capacity = typed === '' ? null : Number(typed)
          if (capacity !== person.capacity) save.mutate(capacity, { onError: complain })
        }}
      />
    </Row>
  )
}
