import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useUser } from '@/api/session'
import { EmptyState } from '@/ui/EmptyState'
import { IconAnswer, IconPlus, IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { CannedForm } from '../canned/CannedForm'
import { answersFor, type Canned, useCannedQuery } from '../data/canned'

type Open = { answer: Canned | null; text: string }

/** The answers that are ready: one's own, and those shared. */
export default function CannedPage() {
  const { t } = useTranslation('chat')
  const me = useUser()
  const [params] = useSearchParams()
  const begun = params.get('text')
  const query = useCannedQuery()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<Open | null>(begun ? { answer: null, text: begun } : null)
  const rows = query.data ?? []
  const shown = answersFor(words, rows)
  const mayChange = (answer: Canned) =>
    answer.scope === 'all'
      ? me.role === 'admin'
      : answer.scope === 'team' || answer.owner?.id === me.id
  const add = (
    <Button
      leftSection={<IconPlus size={16} />}
      onClick={() => setOpen({ answer: null, text: '' })}
    >
      {t('canned.add')}
    </Button>
  )
  return (
    <Page wide title={t('canned.title')} text={t('canned.text')} action={rows.length > 0 && add}>
      {rows.length > 5 && (
        <TextInput
          type="search"
          aria-label={t('common:search')}
          placeholder={t('common:search')}
          leftSection={<IconSearch size={16} />}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
        />
      )}
      <Loading of={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconAnswer}
              title={t('canned.empty')}
              text={t('canned.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {shown.map(answer => (
                <Row
                  key={answer.id}
                  name={`/${answer.shortcut}`}
                  note={answer.text || answer.files.map(({ name }) => name).join(', ')}
                >
                  {answer.labels.map(label => (
                    <StateChip key={label}>{label}</StateChip>
                  ))}
                  <StateChip>{answer.team?.name ?? t(`scope.${answer.scope}`)}</StateChip>
                  <small>{t('canned.uses', { count: answer.uses })}</small>
                  {mayChange(answer) && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={`${t('message.edit')} /${answer.shortcut}`}
                      onClick={() => setOpen({ answer, text: answer.text })}
                    >
                      {t('message.edit')}
                    </Button>
                  )}
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      {open && <CannedForm answer={open.answer} text={open.text} onClose={() => setOpen(null)} />}
    </Page>
  )
}
