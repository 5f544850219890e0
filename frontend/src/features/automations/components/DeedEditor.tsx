import { Button, Menu, NumberInput, Select, TagsInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Deed, DeedKind } from '@/lib/deeds'
import { IconPlus } from '@/ui/icons'
import { useMacros } from '../data'
import { optionsOf, useAdvisors, useLabels, useSubscriptions, useTeams } from '../known'
import styles from './builder.module.css'
import { Line } from './Line'

const BLANK: Record<DeedKind, Deed> = {
  say: { kind: 'say', text: '' },
  note: { kind: 'note', text: '' },
  assign: { kind: 'assign', to: null },
  team: { kind: 'team', to: null },
  labels: { kind: 'labels', add: [], remove: [] },
  priority: { kind: 'priority', to: 3 },
  state: { kind: 'state', to: 'resolved' },
  snooze: { kind: 'snooze', minutes: 60 },
  subscription: { kind: 'subscription', id: '' },
  macro: { kind: 'macro', id: '' },
}
const KINDS = Object.keys(BLANK) as DeedKind[]
const NOBODY = '-'

interface Props {
  value: Deed[]
  onChange: (deeds: Deed[]) => void
  /** A macro holds no macro, and an advisor calls no address. */
  without?: DeedKind[]
}

/** The actions in their order, each with what its kind needs. */
export function DeedEditor({ value, onChange, without = [] }: Props) {
  const { t } = useTranslation('automations')
  const put = (at: number, deed: Deed) => onChange(value.map((each, i) => (i === at ? deed : each)))
  const move = (at: number, by: number) => {
    const next = [...value]
    const [taken] = next.splice(at, 1)
    if (taken) next.splice(at + by, 0, taken)
    onChange(next)
  }
  return (
    <div className={styles.list}>
      {value.map((deed, at) => (
        <Line
          key={at}
          name={t(`deed.${deed.kind}`)}
          onUp={at > 0 ? () => move(at, -1) : undefined}
          onDown={at < value.length - 1 ? () => move(at, 1) : undefined}
          onRemove={() => onChange(value.filter((_, i) => i !== at))}
        >
          <Fields deed={deed} onChange={next => put(at, next)} />
        </Line>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />}>
            {t('addDeed')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {KINDS.filter(kind => !without.includes(kind)).map(kind => (
            <Menu.Item key={kind} onClick={() => onChange([...value, BLANK[kind]])}>
              {t(`deed.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function Fields({ deed, onChange }: { deed: Deed; onChange: (deed: Deed) => void }) {
  const { t } = useTranslation('automations')
  const name = t(`deed.${deed.kind}`)
  switch (deed.kind) {
    case 'say':
    case 'note':
      return (
        <Textarea
          aria-label={name}
          autosize
          minRows={2}
          maxLength={4000}
          placeholder={t('textHint', { mark: '{{nombre}}' })}
          value={deed.text}
          onChange={event => onChange({ ...deed, text: event.currentTarget.value })}
        />
      )
    case 'assign':
    case 'team':
      return <Whom deed={deed} onChange={onChange} />
    case 'labels':
      return <Labels deed={deed} onChange={onChange} />
    case 'priority':
      return (
        <Select
          aria-label={name}
          allowDeselect={false}
          data={[0, 1, 2, 3, 4].map(n => ({ value: String(n), label: t(`common:priority.${n}`) }))}
          value={String(deed.to)}
          onChange={to => onChange({ ...deed, to: Number(to) })}
        />
      )
    case 'state':
      return (
        <Select
          aria-label={name}
          allowDeselect={false}
          data={(['resolved', 'pending', 'open'] as const).map(to => ({
            value: to,
            label: t(`state.${to}`),
          }))}
          value={deed.to}
          onChange={to => onChange({ ...deed, to: to as typeof deed.to })}
        />
      )
    case 'snooze':
      return (
        <NumberInput
          aria-label={name}
          min={1}
          allowDecimal={false}
          suffix=" min"
          placeholder={t('untilReply')}
          value={deed.minutes ?? ''}
          onChange={minutes => onChange({ ...deed, minutes: Number(minutes) || null })}
        />
      )
    default:
      return <Which deed={deed} onChange={onChange} />
  }
}

type Given = Extract<Deed, { kind: 'assign' | 'team' }>

function Whom({ deed, onChange }: { deed: Given; onChange: (deed: Deed) => void }) {
  const { t } = useTranslation('automations')
  const advisors = useAdvisors()
  const teams = useTeams()
  const rows = optionsOf(deed.kind === 'assign' ? advisors : teams)
  return (
    <Select
      aria-label={t(`deed.${deed.kind}`)}
      searchable
      allowDeselect={false}
      data={[{ value: NOBODY, label: t('nobody') }, ...rows]}
      value={deed.to ?? NOBODY}
      onChange={to => onChange({ ...deed, to: to === NOBODY ? null : to })}
    />
  )
}

type Labelled = Extract<Deed, { kind: 'labels' }>

function Labels({ deed, onChange }: { deed: Labelled; onChange: (deed: Deed) => void }) {
  const { t } = useTranslation('automations')
  const labels = useLabels()
  return (
    <div className={styles.pair}>
      <TagsInput
        label={t('hang')}
        data={labels}
        maxTags={20}
        value={deed.add}
        onChange={add => onChange({ ...deed, add })}
      />
      <TagsInput
        label={t('takeOff')}
        data={labels}
        maxTags={20}
        value={deed.remove}
        onChange={remove => onChange({ ...deed, remove })}
      />
    </div>
  )
}

type Pointing = Extract<Deed, { kind: 'subscription' | 'macro' }>

function Which({ deed, onChange }: { deed: Pointing; onChange: (deed: Deed) => void }) {
  const { t } = useTranslation('automations')
  const macros = useMacros().data ?? []
  const subscriptions = useSubscriptions()
  const rows = deed.kind === 'macro' ? macros.filter(each => !each.personal) : subscriptions
  return (
    <Select
      aria-label={t(`deed.${deed.kind}`)}
      searchable
      allowDeselect={false}
      placeholder={t('choose')}
      data={optionsOf(rows)}
      value={deed.id || null}
      onChange={id => onChange({ ...deed, id: id ?? '' })}
    />
  )
}
