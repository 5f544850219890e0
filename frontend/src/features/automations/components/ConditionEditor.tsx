import { Button, Menu, MultiSelect, Select, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWords } from '@/api/words'
import { IconPlus } from '@/ui/icons'
import type { Condition } from '../data'
import { optionsOf, useChannels, useLabels, useTeams } from '../known'
import styles from './builder.module.css'
import { Line } from './Line'

type Kind = Condition['kind']

const BLANK: Record<Kind, Condition> = {
  words: { kind: 'words', any: [] },
  channel: { kind: 'channel', any: [] },
  team: { kind: 'team', any: [] },
  assignee: { kind: 'assignee', who: 'none' },
  label: { kind: 'label', has: 'any', names: [] },
  category: { kind: 'category', any: ['vip'] },
  status: { kind: 'status', any: ['active'] },
  language: { kind: 'language', any: ['es'] },
  first_time: { kind: 'first_time', first: true },
  hours: { kind: 'hours', when: 'closed' },
  priority: { kind: 'priority', at_least: 3 },
  state: { kind: 'state', any: ['resolved'] },
}
const ALL = Object.keys(BLANK) as Kind[]
const CHOICES = {
  language: ['es', 'en'],
  state: ['open', 'pending', 'snoozed', 'resolved'],
} as const
const NO_TEAM = '-'

interface Props {
  value: Condition[]
  onChange: (conditions: Condition[]) => void
  kinds?: Kind[]
}

/** The conditions, all of which have to hold. */
export function ConditionEditor({ value, onChange, kinds = ALL }: Props) {
  const { t } = useTranslation('automations')
  const there = new Set(value.map(each => each.kind))
  return (
    <div className={styles.list}>
      {value.map((condition, at) => (
        <Line
          key={condition.kind}
          name={t(`condition.${condition.kind}`)}
          onRemove={() => onChange(value.filter((_, i) => i !== at))}
        >
          <Fields
            condition={condition}
            onChange={next => onChange(value.map((each, i) => (i === at ? next : each)))}
          />
        </Line>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />}>
            {t('addCondition')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {kinds
            .filter(kind => !there.has(kind))
            .map(kind => (
              <Menu.Item key={kind} onClick={() => onChange([...value, BLANK[kind]])}>
                {t(`condition.${kind}`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

interface FieldProps {
  condition: Condition
  onChange: (condition: Condition) => void
}

function Fields({ condition, onChange }: FieldProps) {
  const { t } = useTranslation('automations')
  const name = t(`condition.${condition.kind}`)
  const one = (options: string[], value: string, take: (value: string) => Condition) => (
    <Select
      aria-label={name}
      allowDeselect={false}
      data={options.map(option => ({
        value: option,
        label: t(`choice.${condition.kind}.${option}`),
      }))}
      value={value}
      onChange={chosen => onChange(take(chosen ?? value))}
    />
  )
  switch (condition.kind) {
    case 'words':
      return (
        <TagsInput
          aria-label={name}
          placeholder={condition.any.length === 0 ? t('wordsHint') : ''}
          acceptValueOnBlur
          value={condition.any}
          onChange={any => onChange({ ...condition, any })}
        />
      )
    case 'channel':
    case 'team':
    case 'label':
      return <Named condition={condition} onChange={onChange} />
    case 'assignee':
      return one(['none', 'someone'], condition.who, who => ({ ...condition, who: who as 'none' }))
    case 'hours':
      return one(['open', 'closed'], condition.when, at => ({ ...condition, when: at as 'open' }))
    case 'first_time':
      return one(['yes', 'no'], condition.first ? 'yes' : 'no', value => ({
        ...condition,
        first: value === 'yes',
      }))
    case 'priority':
      return (
        <Select
          aria-label={name}
          allowDeselect={false}
          data={[1, 2, 3, 4].map(n => ({ value: String(n), label: t(`common:priority.${n}`) }))}
          value={String(condition.at_least)}
          onChange={value => onChange({ ...condition, at_least: Number(value) })}
        />
      )
    case 'category':
    case 'status':
      return <Standing condition={condition} onChange={onChange} />
    default:
      return (
        <MultiSelect
          aria-label={name}
          data={CHOICES[condition.kind as keyof typeof CHOICES].map(value => ({
            value,
            label: t(`choice.${condition.kind}.${value}`),
          }))}
          value={condition.any}
          onChange={any => onChange({ ...condition, any })}
        />
      )
  }
}

type Worded = Extract<Condition, { kind: 'category' | 'status' | 'language' | 'state' }>

/** The house's own words for its customers. */
function Standing({ condition, onChange }: { condition: Worded } & Pick<FieldProps, 'onChange'>) {
  const { t } = useTranslation('automations')
  const { options } = useWords(condition.kind === 'status' ? 'status' : 'category')
  return (
    <MultiSelect
      aria-label={t(`condition.${condition.kind}`)}
      data={options}
      value={condition.any}
      onChange={any => onChange({ ...condition, any })}
    />
  )
}

type Pointing = Extract<Condition, { kind: 'channel' | 'team' | 'label' }>

function Named({ condition, onChange }: { condition: Pointing } & Pick<FieldProps, 'onChange'>) {
  const { t } = useTranslation('automations')
  const name = t(`condition.${condition.kind}`)
  const [channels, teams, labels] = [useChannels(), useTeams(), useLabels()]
  if (condition.kind === 'label') {
    return (
      <div className={styles.pair}>
        <Select
          aria-label={name}
          allowDeselect={false}
          data={(['any', 'none'] as const).map(value => ({
            value,
            label: t(`choice.label.${value}`),
          }))}
          value={condition.has}
          onChange={has => onChange({ ...condition, has: has as 'any' | 'none' })}
        />
        <TagsInput
          aria-label={t('labels')}
          data={labels}
          value={condition.names}
          onChange={names => onChange({ ...condition, names })}
        />
      </div>
    )
  }
  if (condition.kind === 'team') {
    return (
      <MultiSelect
        aria-label={name}
        data={[{ value: NO_TEAM, label: t('noTeam') }, ...optionsOf(teams)]}
        value={condition.any.map(id => id ?? NO_TEAM)}
        onChange={ids =>
          onChange({ ...condition, any: ids.map(id => (id === NO_TEAM ? null : id)) })
        }
      />
    )
  }
  return (
    <MultiSelect
      aria-label={name}
      data={optionsOf(channels)}
      value={condition.any}
      onChange={any => onChange({ ...condition, any })}
    />
  )
}
