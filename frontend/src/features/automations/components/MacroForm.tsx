import { Button, Input, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import type { Macro } from '@/api/deeds'
import { useUser } from '@/api/session'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { type MacroDraft, useRemoveMacro, useSaveMacro } from '../data'
import { optionsOf, useTeams } from '../known'
import { DeedEditor } from './DeedEditor'

const MINE = 'mine'
const ALL = 'all'

export function MacroForm({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const { t } = useTranslation('automations')
  const admin = useUser().role === 'admin'
  const teams = useTeams()
  const save = useSaveMacro(macro?.id ?? null)
  const remove = useRemoveMacro()
  const form = useForm({
    initialValues: {
      name: macro?.name ?? '',
      actions: macro?.actions ?? [],
      whose: macro ? (macro.team?.id ?? (macro.personal ? MINE : ALL)) : admin ? ALL : MINE,
    },
    validate: {
      name: name => (name.trim() ? null : t('nameMissing')),
      actions: actions => (actions.length === 0 ? t('deedMissing') : null),
    },
  })

  function submit({ name, actions, whose }: typeof form.values) {
    const team = whose === MINE || whose === ALL ? null : whose
    const draft: MacroDraft = { name, actions, personal: whose === MINE, team }
    save.mutate(draft, {
      onSuccess: () => {
        notify(t('macro.saved', { name }))
        onClose()
      },
      onError: complainIn(form),
    })
  }

  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t(macro ? 'macro.editTitle' : 'macro.addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)} noValidate>
        <div className={page.pair}>
          <TextInput
            label={t('name')}
            required
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          {admin && (
            <Select
              label={t('macro.whose')}
              allowDeselect={false}
              data={[
                { value: ALL, label: t('macro.all') },
                { value: MINE, label: t('macro.mine') },
                ...optionsOf(teams),
              ]}
              {...form.getInputProps('whose')}
            />
          )}
        </div>
        <Input.Wrapper label={t('deeds')} error={form.errors.actions}>
          <DeedEditor
            value={form.values.actions}
            onChange={actions => form.setFieldValue('actions', actions)}
            without={admin ? ['macro'] : ['macro', 'subscription']}
          />
        </Input.Wrapper>
        <Actions>
          {macro && (
            <ConfirmButton
              label={t('delete')}
              text={t('macro.deleteText')}
              sure={t('delete')}
              loading={remove.isPending}
              onSure={() => remove.mutate(macro.id, { onSuccess: onClose, onError: complain })}
            />
          )}
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
