import { Checkbox, Chip, Input, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../calendar'
import { type OwnMachine, useOwnMachines, useRunCompanies } from '../data'
import { PARTS, type Part, type Wish } from '../request'
import styles from '../service.module.css'

interface Props {
  wish: Wish
  errors: Record<string, string>
  onChange: (part: Partial<Wish>) => void
}

/** What is wrong, with what, where, and when somebody may come. */
export function WishFields({ wish, errors, onChange }: Props) {
  const { t } = useTranslation('service')
  return (
    <>
      <Whose wish={wish} errors={errors} onChange={onChange} />
      <Where wish={wish} errors={errors} onChange={onChange} />
      <TextInput
        label={t('form.title')}
        placeholder={t('form.titleHint')}
        size="md"
        maxLength={120}
        value={wish.title}
        error={errors.title}
        onChange={event => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('form.symptom')}
        description={t('form.symptomHint')}
        size="md"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        value={wish.symptom}
        error={errors.symptom}
        onChange={event => onChange({ symptom: event.currentTarget.value })}
      />
      <Checkbox
        label={t('form.down')}
        size="md"
        checked={wish.down}
        onChange={event => onChange({ down: event.currentTarget.checked })}
      />
      <When wish={wish} errors={errors} onChange={onChange} />
    </>
  )
}

const SELF = 'self'

/** Only for who runs a company besides themselves. */
function Whose({ wish, errors, onChange }: Props) {
  const { t } = useTranslation('service')
  const companies = useRunCompanies().data ?? []
  if (companies.length === 0) return null
  return (
    <Select
      label={t('form.whose')}
      size="md"
      allowDeselect={false}
      data={[
        { value: SELF, label: t('form.self') },
        ...companies.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={wish.company || SELF}
      error={errors.customer}
      onChange={value => onChange({ company: value === SELF ? '' : (value ?? ''), machine: '' })}
    />
  )
}

function Where({ wish, errors, onChange }: Props) {
  const { t } = useTranslation('service')
  const companies = useRunCompanies().data ?? []
  const all = useOwnMachines().data ?? []
  const run = companies.map(({ id }) => id)
  const machines = all.filter(({ customer }) =>
    wish.company ? customer.id === wish.company : !run.includes(customer.id),
  )
  const chosen = all.find(({ id }) => id === wish.machine)
  const pick = (id: string | null) => {
    const owner = all.find(machine => machine.id === id)?.customer.id ?? ''
    onChange({ machine: id ?? '', ...(run.includes(owner) && { company: owner }) })
  }
  return (
    <>
      {(machines.length > 0 || chosen) && (
        <Select
          label={t('form.machine')}
          placeholder={t('form.machineHint')}
          size="md"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('form.clear') }}
          data={namesOf(chosen && !machines.includes(chosen) ? [chosen, ...machines] : machines)}
          value={wish.machine || null}
          error={errors.machine}
          onChange={pick}
        />
      )}
      <TextInput
        label={t('form.place')}
        description={t(chosen?.place ? 'form.placeKnown' : 'form.placeHint', {
          place: chosen?.place,
        })}
        size="md"
        maxLength={200}
        autoComplete="street-address"
        value={wish.place}
        error={errors.place}
        onChange={event => onChange({ place: event.currentTarget.value })}
      />
      {chosen && (
        <NumberInput
          label={t('form.meter')}
          description={t('form.meterHint')}
          size="md"
          inputMode="numeric"
          min={0}
          max={1_000_000}
          allowDecimal={false}
          allowNegative={false}
          value={wish.meter}
          error={errors.hour_meter ?? errors.hours}
          onChange={value => onChange({ meter: String(value) })}
        />
      )}
    </>
  )
}

function namesOf(machines: OwnMachine[]) {
  return machines.map(({ id, name, serial }) => ({
    value: id,
    label: serial ? `${name} · ${serial}` : name,
  }))
}

function When({ wish, errors, onChange }: Props) {
  const { t } = useTranslation('service')
  return (
    <>
      <TextInput
        type="date"
        label={t('form.day')}
        description={t('form.dayHint')}
        size="md"
        min={dayOf(new Date())}
        value={wish.day}
        error={errors.wanted_from_at ?? errors.wanted_until_at ?? errors.wanted_until}
        onChange={event => onChange({ day: event.currentTarget.value })}
      />
      {wish.day && (
        <Input.Wrapper label={t('form.part')} labelElement="div" size="md">
          <Chip.Group
            value={wish.part}
            onChange={value => onChange({ part: String(value) as Part })}
          >
            <div className={styles.parts}>
              {Object.keys(PARTS).map(part => (
                <Chip key={part} value={part} size="md">
                  {t(`part.${part}`)}
                </Chip>
              ))}
            </div>
          </Chip.Group>
        </Input.Wrapper>
      )}
    </>
  )
}
