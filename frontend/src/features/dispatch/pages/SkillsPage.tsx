import { Button, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconListChecks, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Page, Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import type { Skill } from '../data'
import { useAddSkill, useChangeSkill, useKeepRules, useRules, useSkills } from '../people'

/** What the house asks of who goes, and how it plans. */
export default function SkillsPage() {
  const { t } = useTranslation('dispatch')
  const skills = useSkills()
  const [opened, setOpened] = useState<Skill | 'new' | null>(null)
  return (
    <Page
      title={t('skills.title')}
      text={t('skills.text')}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened('new')}>
          {t('skills.add')}
        </Button>
      }
    >
      <Loading of={skills}>
        {() =>
          skills.data?.length === 0 ? (
            <EmptyState
              icon={IconListChecks}
              title={t('skills.none')}
              text={t('skills.noneText')}
            />
          ) : (
            <Rows>
              {skills.data?.map(skill => (
                <Line key={skill.id} skill={skill} onEdit={() => setOpened(skill)} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <RulesSection />
      {opened && (
        <SkillDialog skill={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
    </Page>
  )
}

function Line({ skill, onEdit }: { skill: Skill; onEdit: () => void }) {
  const { t } = useTranslation('dispatch')
  const change = useChangeSkill(skill.id)
  const away = skill.archived_at !== null
  return (
    <Row name={skill.name} note={away ? t('skills.away') : undefined} faded={away}>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() => change.mutate({ archived: !away }, { onError: complain })}
        aria-label={t(away ? 'skills.restoreOf' : 'skills.archiveOf', { name: skill.name })}
      >
        {t(away ? 'skills.restore' : 'skills.archive')}
      </Button>
      <IconButton
        label={t('skills.editOf', { name: skill.name })}
        icon={IconEdit}
        variant="default"
        onClick={onEdit}
      />
    </Row>
  )
}

function SkillDialog({ skill, onClose }: { skill: Skill | null; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const add = useAddSkill()
  const change = useChangeSkill(skill?.id ?? '')
  const form = useForm({
    initialValues: { name: skill?.name ?? '' },
    validate: { name: value => (value.trim() ? null : t('missing')) },
  })
  const after = { onSuccess: onClose, onError: complainIn(form, 'dispatch:skills.errors') }
  return (
    <FormDialog
      title={t(skill ? 'skills.editTitle' : 'skills.addTitle')}
      action={t('common:save')}
      busy={add.isPending || change.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(({ name }) =>
        skill ? change.mutate({ name }, after) : add.mutate(name, after),
      )}
    >
      <TextInput
        label={t('skills.name')}
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </FormDialog>
  )
}

function RulesSection() {
  const { t } = useTranslation('dispatch')
  const rules = useRules()
  const keep = useKeepRules()
  const form = useForm({ initialValues: { travel_minutes: 30, warn_days: 30 } })
  const { setValues } = form
  const known = rules.data
  useEffect(() => {
    if (known) setValues(known)
  }, [known, setValues])
  return (
    <form
      className={pages.section}
      noValidate
      onSubmit={form.onSubmit(values =>
        keep.mutate(values, {
          onSuccess: () => notify(t('saved')),
          onError: complainIn(form),
        }),
      )}
    >
      <h2>{t('rules.title')}</h2>
      <Loading of={rules} rows={1}>
        {() => (
          <div className={pages.pair}>
            <NumberInput
              label={t('rules.travel')}
              min={0}
              max={480}
              step={5}
              {...form.getInputProps('travel_minutes')}
            />
            <NumberInput
              label={t('rules.warn')}
              min={0}
              max={365}
              {...form.getInputProps('warn_days')}
            />
          </div>
        )}
      </Loading>
      <div>
        <Button type="submit" loading={keep.isPending}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  )
}
