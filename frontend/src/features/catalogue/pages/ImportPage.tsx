import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import { Skeletons } from '@/ui/Skeletons'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type Taken, type TakenLine, useTaking } from '../data'

const ACCEPTED = '.csv,.xlsx,text/csv'
const TONES: Record<TakenLine['outcome'], Tone> = {
  made: 'ok',
  updated: 'primary',
  same: 'plain',
  refused: 'bad',
}

/** A file of items: looked at first, then taken in. */
export default function ImportPage() {
  const { t } = useTranslation('catalogue')
  const navigate = useNavigate()
  const look = useTaking()
  const take = useTaking()
  const [file, setFile] = useState<File | null>(null)
  const choose = (chosen: File | null) => {
    if (!chosen) return
    setFile(chosen)
    look.mutate({ file: chosen, look: true }, { onError: complain })
  }
  const run = () =>
    file &&
    take.mutate(
      { file, look: false },
      {
        onSuccess: () => {
          notify(t('take.done'))
          void navigate('/catalogue')
        },
        onError: complain,
      },
    )
  return (
    <Page
      wide
      title={t('take.title')}
      text={t('take.text')}
      back="/catalogue"
      backLabel={t('title')}
    >
      <Actions>
        <FileButton accept={ACCEPTED} onChange={choose}>
          {props => (
            <Button {...props} variant={look.data ? 'default' : 'filled'}>
              {t('take.choose')}
            </Button>
          )}
        </FileButton>
        {look.data && look.data.made + look.data.updated > 0 && (
          <Button loading={take.isPending} onClick={run}>
            {t('take.go', { count: look.data.made + look.data.updated })}
          </Button>
        )}
      </Actions>
      {look.isPending && <Skeletons rows={6} />}
      {look.data && !look.isPending && <Preview taken={look.data} />}
    </Page>
  )
}

function Preview({ taken }: { taken: Taken }) {
  const { t } = useTranslation('catalogue')
  return (
    <>
      <p role="status">{t('take.counts', { ...taken })}</p>
      <Rows>
        {taken.lines.map(line => (
          <Row
            key={line.line}
            name={line.name || line.code || '—'}
            note={[
              t('take.line', { line: line.line }),
              line.code,
              ...line.problems.map(each => t(`take.problem.${each}`)),
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <StateChip tone={TONES[line.outcome]}>{t(`take.outcome.${line.outcome}`)}</StateChip>
          </Row>
        ))}
      </Rows>
    </>
  )
}
