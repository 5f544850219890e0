import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconTrash } from '@/ui/icons'
import page from '@/ui/page.module.css'
import styles from '../counter.module.css'
import { type Menu, type Option, useTeams } from '../data'

const MOST = 10

export function newOption(): Option {
  return { id: crypto.randomUUID().slice(0, 8), title: '', team: null, label: '', text: '' }
}

interface Props {
  menu: Menu
  onChange: (menu: Menu) => void
}

/** A question with choices, each of which leads to a team. */
export function MenuEditor({ menu, onChange }: Props) {
  const { t } = useTranslation('counter')
  const set = (change: Partial<Menu>) => onChange({ ...menu, ...change })
  const { options } = menu
  return (
    <>
      <Textarea
        label={t('menu.question')}
        autosize
        maxLength={1000}
        required
        value={menu.question}
        onChange={event => set({ question: event.currentTarget.value })}
      />
      {options.map((option, at) => (
        <OptionEditor
          key={option.id}
          place={at + 1}
          option={option}
          onChange={next => set({ options: options.with(at, next) })}
          onRemove={
            options.length > 2 ? () => set({ options: options.toSpliced(at, 1) }) : undefined
          }
        />
      ))}
      {options.length < MOST && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => set({ options: [...options, newOption()] })}
          >
            {t('menu.add')}
          </Button>
        </div>
      )}
      <TextInput
        label={t('menu.again')}
        description={t('menu.againHint')}
        maxLength={1000}
        value={menu.again}
        onChange={event => set({ again: event.currentTarget.value })}
      />
      <div className={page.pair}>
        <TeamSelect label={t('menu.default')} value={menu.team} onChange={team => set({ team })} />
        <NumberInput
          label={t('menu.minutes')}
          min={1}
          max={1440}
          allowDecimal={false}
          value={menu.minutes}
          onChange={minutes => set({ minutes: Number(minutes) || 1 })}
        />
      </div>
      <Preview menu={menu} />
    </>
  )
}

interface OptionProps {
  place: number
  option: Option
  onChange: (option: Option) => void
  onRemove?: () => void
}

function OptionEditor({ place, option, onChange, onRemove }: OptionProps) {
  const { t } = useTranslation('counter')
  const set = (change: Partial<Option>) => onChange({ ...option, ...change })
  return (
    <fieldset className={styles.option} aria-label={t('menu.option', { place })}>
      <div className={styles.optionHead}>
        <strong>{t('menu.option', { place })}</strong>
        {onRemove && (
          <IconButton label={t('menu.remove', { place })} icon={IconTrash} onClick={onRemove} />
        )}
      </div>
      <div className={page.pair}>
        <TextInput
          label={t('menu.title')}
          maxLength={20}
          required
          value={option.title}
          onChange={event => set({ title: event.currentTarget.value })}
        />
        <TeamSelect label={t('menu.team')} value={option.team} onChange={team => set({ team })} />
        <TextInput
          label={t('menu.label')}
          maxLength={40}
          value={option.label}
          onChange={event => set({ label: event.currentTarget.value })}
        />
        <TextInput
          label={t('menu.text')}
          maxLength={1000}
          value={option.text}
          onChange={event => set({ text: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  )
}

interface TeamProps {
  label: string
  value: string | null
  onChange: (team: string | null) => void
}

function TeamSelect({ label, value, onChange }: TeamProps) {
  const { t } = useTranslation('counter')
  const teams = rowsOf(useTeams().data)
  return (
    <Select
      label={label}
      clearable
      placeholder={t('menu.noTeam')}
      data={teams.map(team => ({ value: team.id, label: team.name }))}
      value={value}
      onChange={onChange}
    />
  )
}

function Preview({ menu }: { menu: Menu }) {
  const { t } = useTranslation('counter')
  return (
    <figure className={styles.bubble} aria-label={t('menu.preview')}>
      {menu.question}
      <ol className={styles.choices}>
        {menu.options.map(option => option.title && <li key={option.id}>{option.title}</li>)}
      </ol>
    </figure>
  )
}
