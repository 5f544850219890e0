import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconSearch } from '@/ui/icons'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main>
      <EmptyState
        icon={IconSearch}
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={
          <Button component={Link} to="/">
            {t('notFound.action')}
          </Button>
        }
      />
    </main>
  )
}
