import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import type { PersonRef } from '@/api/types'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconListChecks } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import styles from '../board.module.css'
import { useKeepReasons, useReasons } from '../data'

export default function ReasonsPage() {
  const { t } = useTranslation('opportunities')
  const reasons = useReasons()
  return (
    <Page title={t('nav.reasons')} text={t('reasons.text')}>
      <NewReason />
      <Loading of={reasons}>
        {() =>
          reasons.data?.length === 0 ? (
            <EmptyState icon={IconListChecks} title={t('reasons.empty')} />
          ) : (
            <Rows>
              {reasons.data?.map(reason => (
                <Reason key={reason.id} reason={reason} />
              ))}
            </Rows>
          )
        }
      </Loading>
    </Page>
  )
}

function NewReason() {
  const { t } = useTranslation('opportunities')
  const { add } = useKeepReasons()
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: value => (value.trim() ? null : t('reasons.missing')) },
  })
  return (
    <form
      className={styles.line}
      onSubmit={form.onSubmit(({ name }) =>
        add.mutate(name.trim(), {
          onSuccess: () => {
            form.reset()
            notify(t('reasons.added'))
          },
          onError: complainIn(form),
        }),
      )}
    >
      <TextInput
        label={t('reasons.name')}
        placeholder={t('reasons.hint')}
        maxLength={80}
        {...form.getInputProps('name')}
      />
      <Button type="submit" loading={add.isPending}>
        {t('reasons.add')}
      </Button>
    </form>
  )
}

function Reason({ reason }: { reason: PersonRef }) {
  const { t } = useTranslation('opportunities')
  const { rename, remove } = useKeepReasons()
  const [editing, setEditing] = useState(false)
  const [name, setName] = useState(reason.name)
  if (editing) {
    return (
      <li className={styles.line}>
        <TextInput
          aria-label={t('reasons.name')}
          value={name}
          maxLength={80}
          autoFocus
          onChange={event => setName(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => setEditing(false)}>
          {t('common:cancel')}
        </Button>
        <Button
          loading={rename.isPending}
          disabled={!name.trim()}
          onClick={() =>
            rename.mutate(
              { ...reason, name: name.trim() },
              { onSuccess: () => setEditing(false), onError: complain },
            )
          }
        >
          {t('common:save')}
        </Button>
      </li>
    )
  }
  return (
    <Row name={reason.name}>
      <Actions>
        <IconButton
          label={t('reasons.rename', { name: reason.name })}
          icon={IconEdit}
          onClick={() => setEditing(true)}
        />
        <ConfirmButton
          label={t('reasons.remove')}
          name={t('reasons.removeOne', { name: reason.name })}
          text={t('reasons.removeText')}
          sure={t('reasons.sure')}
          loading={remove.isPending}
          onSure={() => remove.mutate(reason.id, { onError: complain })}
        />
      </Actions>
    </Row>
  )
}
