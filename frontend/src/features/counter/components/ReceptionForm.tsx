import { Button, Switch, Textarea } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { HOUSE, type Menu, type Reception, type ReceptionDraft, useSaveReception } from '../data'
import { MenuEditor, newOption } from './MenuEditor'

type Form = UseFormReturnType<ReceptionDraft>

interface Props {
  /** A channel's id, or the house. */
  of: string
  reception: Reception
  /** Not of a channel that says what the house says. */
  isOwn: boolean
}

/** What is said before anybody of ours is there. */
export function ReceptionForm({ of, reception, isOwn }: Props) {
  const { t } = useTranslation('counter')
  const save = useSaveReception(of)
  const { channel: _, ...draft } = reception
  const form = useForm<ReceptionDraft>({ initialValues: draft })
  const store = (values: ReceptionDraft | null) =>
    save.mutate(values, { onSuccess: () => notify(t('saved')), onError: complainIn(form) })
  return (
    <form className={page.form} onSubmit={form.onSubmit(store)}>
      {!isOwn && <p>{t('reception.followsHouse')}</p>}
      <Said form={form} on="greets" text="greeting" variables="{{nombre}}, {{horario}}" />
      <Said form={form} on="tells_hours" text="away" variables="{{next_opening}}, {{nombre}}" />
      <section className={page.section}>
        <Switch
          label={t('reception.asks')}
          description={t('reception.asksText')}
          checked={form.values.asks}
          onChange={event => {
            const asks = event.currentTarget.checked
            form.setValues({ asks, menu: form.values.menu ?? startingMenu(t('menu.starting')) })
          }}
        />
        {form.values.asks && form.values.menu && (
          <MenuEditor menu={form.values.menu} onChange={menu => form.setFieldValue('menu', menu)} />
        )}
      </section>
      <Actions>
        {of !== HOUSE && isOwn && (
          <Button variant="default" onClick={() => store(null)}>
            {t('reception.asHouse')}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

function startingMenu(question: string): Menu {
  return { question, again: '', team: null, minutes: 10, options: [newOption(), newOption()] }
}

interface SaidProps {
  form: Form
  on: 'greets' | 'tells_hours'
  text: 'greeting' | 'away'
  variables: string
}

function Said({ form, on, text, variables }: SaidProps) {
  const { t } = useTranslation('counter')
  return (
    <section className={page.section}>
      <Switch
        label={t(`reception.${on}`)}
        description={t(`reception.${on}Text`)}
        checked={form.values[on]}
        onChange={event => form.setFieldValue(on, event.currentTarget.checked)}
      />
      {form.values[on] && (
        <Textarea
          aria-label={t(`reception.${text}`)}
          description={`${t('reception.variables')} ${variables}`}
          autosize
          minRows={2}
          maxLength={1000}
          required
          {...form.getInputProps(text)}
        />
      )}
    </section>
  )
}
