import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconTrash } from '@/ui/icons'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import styles from '../dispatch.module.css'
import { type Technician, useArrange, useSkills } from '../people'

const LEVELS = [1, 2, 3]

/** All that somebody can do; a licence counts to its last day. */
export function HeldSkillsForm({ technician }: { technician: Technician }) {
  const { t } = useTranslation('dispatch')
  const all = useSkills().data ?? []
  const { skills: keep } = useArrange(technician.id)
  const form = useForm({
    initialValues: {
      held: technician.skills.map(({ skill, level, expires_on }) => ({
        skill: skill.id,
        level: String(level),
        expires_on: expires_on ?? '',
      })),
    },
    validate: { held: { skill: value => (value ? null : t('missing')) } },
  })
  const { held } = form.values
  const free = (own: string) =>
    all
      .filter(
        ({ id, archived_at }) => id === own || (!archived_at && !held.some(h => h.skill === id)),
      )
      .map(({ id, name }) => ({ value: id, label: name }))
  const submit = ({ held }: typeof form.values) =>
    keep.mutate(
      held.map(each => ({
        skill: each.skill,
        level: Number(each.level),
        expires_on: each.expires_on || null,
      })),
      { onSuccess: () => notify(t('saved')), onError: complain },
    )
  return (
    <form className={pages.section} noValidate onSubmit={form.onSubmit(submit)}>
      <h2>{t('held.title')}</h2>
      {held.length === 0 && <p>{t('held.none')}</p>}
      {held.map((each, n) => (
        <div key={n} className={styles.line}>
          <Select
            label={t('held.skill')}
            data={free(each.skill)}
            {...form.getInputProps(`held.${n}.skill`)}
          />
          <Select
            label={t('held.level')}
            data={LEVELS.map(level => ({ value: String(level), label: t(`held.levels.${level}`) }))}
            allowDeselect={false}
            {...form.getInputProps(`held.${n}.level`)}
          />
          <TextInput
            type="date"
            label={t('held.until')}
            {...form.getInputProps(`held.${n}.expires_on`)}
          />
          <IconButton
            icon={IconTrash}
            label={t('remove')}
            onClick={() => form.removeListItem('held', n)}
          />
        </div>
      ))}
      <div className={styles.steps}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={free('').length === 0}
          onClick={() => form.insertListItem('held', { skill: '', level: '1', expires_on: '' })}
        >
          {t('held.add')}
        </Button>
        <Button type="submit" loading={keep.isPending}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  )
}
