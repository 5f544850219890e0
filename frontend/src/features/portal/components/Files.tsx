import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { IconBooks, IconDownload } from '@/ui/icons'
import styles from '../portal.module.css'

const FORMATS = ['pdf', 'csv'] as const

/** The way to the statement of account, and this month's movements as a file. */
export function Files() {
  const { t } = useTranslation('portal')
  const [busy, setBusy] = useState('')
  const save = (format: string) => {
    setBusy(format)
    void download('me/transactions/', { format }, `${t('movements.title')}.${format}`)
      .catch(complain)
      .finally(() => setBusy(''))
  }
  return (
    <div className={styles.files}>
      <Button
        component={Link}
        to="/portal/statement"
        variant="default"
        leftSection={<IconBooks size={16} />}
      >
        {t('movements.statement')}
      </Button>
      {FORMATS.map(format => (
        <Button
          key={format}
          variant="default"
          aria-label={t('movements.save', { format: format.toUpperCase() })}
          leftSection={<IconDownload size={16} />}
          loading={busy === format}
          onClick={() => save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  )
}
