import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import type { Conversation, Page } from '@/api/types'
import { IconCheck, IconX } from '@/ui/icons'
import { type Condition, useTryRule } from '../data'
import styles from './builder.module.css'

/** Whether the rule as it stands would run in a conversation; nothing is done. */
export function TryRule({ conditions }: { conditions: Condition[] }) {
  const { t } = useTranslation('automations')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [q] = useDebouncedValue(typed, 250)
  const attempt = useTryRule()
  const found = useQuery({
    queryKey: ['rule-trial', q],
    queryFn: () =>
      api.get<Page<Conversation>>('conversations/', { kind: 'customer', q, limit: 20 }),
  })
  const rows = found.data?.results ?? []
  const run = (conversation: string) =>
    attempt.mutate({ conversation, conditions }, { onError: complain })
  const result = attempt.data
  return (
    <section className={styles.step}>
      <h2>{t('try.title')}</h2>
      <p>{t('try.text')}</p>
      <div className={styles.pair}>
        <Select
          aria-label={t('try.where')}
          placeholder={t('try.where')}
          searchable
          data={rows.map(row => ({
            value: row.id,
            label: `${row.customer?.name || row.title} · ${row.channel?.name ?? ''}`,
          }))}
          filter={({ options }) => options}
          onSearchChange={setTyped}
          value={chosen}
          onChange={setChosen}
        />
        <Button
          variant="default"
          disabled={!chosen}
          loading={attempt.isPending}
          onClick={() => chosen && run(chosen)}
        >
          {t('try.run')}
        </Button>
      </div>
      {result && (
        <div role="status">
          <strong>{t(result.matches ? 'try.yes' : 'try.no')}</strong>
          <ul className={styles.lines}>
            {result.conditions.map(({ kind, holds }) => (
              <li key={kind} className={styles.holds} data-no={holds ? undefined : true}>
                {holds ? <IconCheck size={14} /> : <IconX size={14} />}
                {t(`condition.${kind}`)}: {t(holds ? 'try.holds' : 'try.fails')}
              </li>
            ))}
            {result.message && <li>«{result.message.slice(0, 160)}»</li>}
          </ul>
        </div>
      )}
    </section>
  )
}
