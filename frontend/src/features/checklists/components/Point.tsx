import { Checkbox, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconArrowDown, IconArrowUp, IconTrash } from '@/ui/icons'
import pages from '@/ui/page.module.css'
import styles from '../checklists.module.css'
import { ITEM_KINDS, type ItemKind } from '../data'
import type { Edited, Wrong } from '../draft'

interface Props {
  item: Edited
  number: number
  last: boolean
  wrong: Wrong
  onChange: (next: Partial<Edited>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One item of a checklist while it is written. */
export function Point({ item, number, last, wrong, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation('checklists')
  return (
    <li className={styles.point}>
      <div className={styles.top}>
        <strong>{t('point.number', { number })}</strong>
        <IconButton
          label={t('point.up', { number })}
          icon={IconArrowUp}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          label={t('point.down', { number })}
          icon={IconArrowDown}
          disabled={last}
          onClick={() => onMove(1)}
        />
        <IconButton label={t('point.remove', { number })} icon={IconTrash} onClick={onRemove} />
      </div>
      <div className={pages.pair}>
        <TextInput
          label={t('point.label')}
          maxLength={160}
          value={item.label}
          error={wrong[`label.${item.at}`]}
          onChange={event => onChange({ label: event.currentTarget.value })}
        />
        <Select
          label={t('point.kind')}
          allowDeselect={false}
          data={ITEM_KINDS.map(kind => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={item.kind}
          onChange={kind => onChange({ kind: kind as ItemKind })}
        />
      </div>
      {item.kind === 'number' && <Bounds item={item} wrong={wrong} onChange={onChange} />}
      {item.kind === 'choice' && <Choices item={item} wrong={wrong} onChange={onChange} />}
      <Checkbox
        label={t('point.required')}
        checked={item.required}
        onChange={event => onChange({ required: event.currentTarget.checked })}
      />
    </li>
  )
}

type Part = Pick<Props, 'item' | 'wrong' | 'onChange'>

function Bounds({ item, wrong, onChange }: Part) {
  const { t } = useTranslation('checklists')
  return (
    <div className={styles.three}>
      <TextInput
        label={t('point.unit')}
        maxLength={20}
        value={item.unit}
        onChange={event => onChange({ unit: event.currentTarget.value })}
      />
      {(['min', 'max'] as const).map(name => (
        <NumberInput
          key={name}
          label={t(`point.${name}`)}
          hideControls
          inputMode="decimal"
          decimalScale={4}
          value={item[name] ?? ''}
          error={wrong[`${name}.${item.at}`]}
          onValueChange={({ value }) => onChange({ [name]: value })}
        />
      ))}
    </div>
  )
}

function Choices({ item, wrong, onChange }: Part) {
  const { t } = useTranslation('checklists')
  return (
    <div className={pages.pair}>
      <TagsInput
        label={t('point.choices')}
        description={t('point.choicesHint')}
        maxTags={12}
        value={item.choices}
        error={wrong[`choices.${item.at}`]}
        onChange={choices =>
          onChange({ choices, bad: item.bad.filter(each => choices.includes(each)) })
        }
      />
      <MultiSelect
        label={t('point.bad')}
        description={' '}
        data={item.choices}
        value={item.bad}
        onChange={bad => onChange({ bad })}
      />
    </div>
  )
}
