import { Checkbox, MultiSelect, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { formatMinutes } from '@/lib/localTime'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import { type Kind, type KindDraft, useKeepKind, useSkills } from '../data'

const LONGEST_DAY = 14 * 24 * 60
const LONGEST_YEAR = 366 * 24 * 60
const HOUR = 60

/** A kind of service; the targets are given in hours, as people say them. */
export function KindDialog({ kind, onClose }: { kind: Kind | null; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const keep = useKeepKind()
  const form = useForm({
    initialValues: valuesOf(kind),
    validate: {
      name: value => (value.trim() ? null : t('kinds.nameMissing')),
      minutes: value => (Number(value) > 0 ? null : t('slot.minutesMissing')),
    },
  })
  const submit = (values: Values) =>
    keep.mutate(
      { ...draftOf(values), ...(kind && { id: kind.id }) },
      {
        onSuccess: () => {
          notify(t('form.saved'))
          onClose()
        },
        onError: complainIn(form, 'orders:field'),
      },
    )
  return (
    <FormDialog
      title={kind ? t('kinds.edit', { name: kind.name }) : t('kinds.add')}
      action={t('form.save')}
      busy={keep.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
    >
      <TextInput
        label={t('kinds.name')}
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NumberInput
        label={t('kinds.minutes')}
        description={formatMinutes(Number(form.values.minutes) || 0)}
        min={1}
        max={LONGEST_DAY}
        step={15}
        allowDecimal={false}
        {...form.getInputProps('minutes')}
      />
      <div className={pages.pair}>
        {(['answer', 'finish'] as const).map(name => (
          <NumberInput
            key={name}
            label={t(`kinds.${name}`)}
            description={t('kinds.none0')}
            min={0}
            max={LONGEST_YEAR / HOUR}
            decimalScale={1}
            {...form.getInputProps(name)}
          />
        ))}
      </div>
      <div className={pages.checks}>
        {(['needs_photos', 'needs_signature'] as const).map(name => (
          <Checkbox
            key={name}
            label={t(`kinds.${name}`)}
            {...form.getInputProps(name, { type: 'checkbox' })}
          />
        ))}
      </div>
      <Skills hard={form.getInputProps('hard')} soft={form.getInputProps('soft')} />
    </FormDialog>
  )
}

type Said = ReturnType<ReturnType<typeof useForm>['getInputProps']>

function Skills({ hard, soft }: { hard: Said; soft: Said }) {
  const { t } = useTranslation('orders')
  const skills = (useSkills().data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  if (skills.length === 0) return <p className={pages.words}>{t('kinds.noSkills')}</p>
  const lists: ['hard' | 'soft', Said, Said][] = [
    ['hard', hard, soft],
    ['soft', soft, hard],
  ]
  return lists.map(([name, own, other]) => (
    <MultiSelect
      key={name}
      label={t(`kinds.${name}`)}
      description={t(`kinds.${name}Hint`)}
      searchable
      data={skills.filter(({ value }) => !(other.value as string[]).includes(value))}
      {...own}
    />
  ))
}

interface Values {
  name: string
  minutes: number | string
  /** Hours; none where nothing is promised. */
  answer: number | string
  finish: number | string
  needs_photos: boolean
  needs_signature: boolean
  hard: string[]
  soft: string[]
}

function valuesOf(kind: Kind | null): Values {
  const skillsOf = (hard: boolean) =>
    (kind?.skills ?? []).filter(each => each.hard === hard).map(({ skill }) => skill.id)
  return {
    name: kind?.name ?? '',
    minutes: kind?.minutes ?? HOUR,
    answer: kind?.answer_minutes ? kind.answer_minutes / HOUR : '',
    finish: kind?.finish_minutes ? kind.finish_minutes / HOUR : '',
    needs_photos: kind?.needs_photos ?? false,
    needs_signature: kind?.needs_signature ?? true,
    hard: skillsOf(true),
    soft: skillsOf(false),
  }
}

function draftOf({ answer, finish, hard, soft, ...values }: Values): KindDraft {
  const target = (hours: number | string) => Math.round(Number(hours) * HOUR) || null
  return {
    ...values,
    minutes: Number(values.minutes),
    answer_minutes: target(answer),
    finish_minutes: target(finish),
    skills: [
      ...hard.map(skill => ({ skill, hard: true })),
      ...soft.map(skill => ({ skill, hard: false })),
    ],
  }
}
