import { Button, Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { CustomerSelect } from '@/api/CustomerSelect'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { IconPlus } from '@/ui/icons'
import pages from '@/ui/page.module.css'
import styles from '../board.module.css'
import { useOwners } from '../data'
import { PERIODS, type Period } from '../days'
import type { useFilter } from '../useFilter'
import { OpportunityForm } from './OpportunityForm'

const VIEWS = ['', '/list', '/forecast'] as const

/** The head of the three views: what they are narrowed to stays while one goes between them. */
export function Head({ of, children }: { of: ReturnType<typeof useFilter>; children?: ReactNode }) {
  const { t } = useTranslation('opportunities')
  const { role } = useUser()
  const [making, setMaking] = useState(false)
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1>{t('title')}</h1>
        <nav className={pages.tabs} aria-label={t('views')}>
          {VIEWS.map(view => (
            <NavLink key={view} end to={`/opportunities${view}${of.search}`}>
              {t(`view.${view.slice(1) || 'board'}`)}
            </NavLink>
          ))}
        </nav>
        {ANSWERING.includes(role) && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {t('new')}
          </Button>
        )}
      </div>
      <Filters of={of}>{children}</Filters>
      {making && <OpportunityForm customer={of.chosen.customer} onClose={() => setMaking(false)} />}
    </header>
  )
}

function Filters({ of, children }: { of: ReturnType<typeof useFilter>; children?: ReactNode }) {
  const { t } = useTranslation('opportunities')
  const { id, role } = useUser()
  const { chosen, choose } = of
  const owners = useOwners().data ?? []
  const others = owners.filter(owner => owner.id !== id)
  const mine = ANSWERING.includes(role) ? [{ value: id, label: t('filter.mine') }] : []
  return (
    <div className={styles.filters}>
      <TextInput
        type="search"
        aria-label={t('filter.q')}
        placeholder={t('filter.q')}
        value={chosen.q}
        maxLength={100}
        onChange={event => choose({ q: event.currentTarget.value })}
      />
      <Select
        aria-label={t('filter.owner')}
        data={[
          { value: '', label: t('filter.anybody') },
          ...mine,
          ...others.map(owner => ({ value: owner.id, label: owner.name })),
        ]}
        value={chosen.owner}
        allowDeselect={false}
        onChange={value => choose({ owner: value ?? '' })}
      />
      <CustomerSelect
        aria-label={t('filter.customer')}
        placeholder={t('filter.customer')}
        value={chosen.customer}
        onChange={customer => choose({ customer })}
      />
      <Select
        aria-label={t('filter.period')}
        data={PERIODS.map(value => ({ value, label: t(`period.${value || 'all'}`) }))}
        value={chosen.period}
        allowDeselect={false}
        onChange={value => choose({ period: (value ?? '') as Period })}
      />
      {children}
    </div>
  )
}
