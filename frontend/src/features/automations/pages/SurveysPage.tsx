import { Button, MultiSelect, NumberInput, Switch, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complainIn } from '@/api/complain'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { optionsOf, useChannels, useTeams } from '../known'
import { type SurveySettings, useSurveySettings } from '../promises'

export default function SurveysPage() {
  const { t } = useTranslation('automations')
  const { found, save } = useSurveySettings()
  const ratings = (
    <Button component={Link} to="/settings/ratings" variant="default">
      {t('rating.title')}
    </Button>
  )
  return (
    <Page title={t('survey.title')} text={t('survey.text')} action={ratings}>
      <Loading of={found}>
        {() => found.data && <SurveyForm settings={found.data} save={save} />}
      </Loading>
    </Page>
  )
}

interface Props {
  settings: SurveySettings
  save: ReturnType<typeof useSurveySettings>['save']
}

function SurveyForm({ settings, save }: Props) {
  const { t } = useTranslation('automations')
  const form = useForm({ initialValues: settings })
  const [channels, teams] = [useChannels(), useTeams()]
  const number = (name: 'delay_minutes' | 'every_days' | 'low', max: number) => (
    <NumberInput
      label={t(`survey.${name}`)}
      min={0}
      max={max}
      allowDecimal={false}
      {...form.getInputProps(name)}
    />
  )
  return (
    <form
      className={page.section}
      onSubmit={form.onSubmit(values =>
        save.mutate(values, {
          onSuccess: () => notify(t('saved')),
          onError: complainIn(form),
        }),
      )}
    >
      <Switch
        label={t('survey.on')}
        description={t('survey.onText')}
        {...form.getInputProps('on', { type: 'checkbox' })}
      />
      <Textarea
        label={t('survey.question')}
        description={t('survey.questionText')}
        autosize
        maxLength={500}
        {...form.getInputProps('question')}
      />
      <Textarea
        label={t('survey.comment')}
        description={t('survey.commentText')}
        autosize
        maxLength={500}
        {...form.getInputProps('comment')}
      />
      <div className={page.pair}>
        {number('delay_minutes', 10_080)}
        {number('every_days', 365)}
        {number('low', 4)}
      </div>
      <Switch
        label={t('survey.reopen_low')}
        {...form.getInputProps('reopen_low', { type: 'checkbox' })}
      />
      <div className={page.pair}>
        <MultiSelect
          label={t('survey.channels')}
          placeholder={form.values.channels.length === 0 ? t('all') : ''}
          data={optionsOf(channels)}
          {...form.getInputProps('channels')}
        />
        <MultiSelect
          label={t('survey.teams')}
          placeholder={form.values.teams.length === 0 ? t('all') : ''}
          data={optionsOf(teams)}
          {...form.getInputProps('teams')}
        />
      </div>
      <Actions>
        <Button type="submit" loading={save.isPending}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
