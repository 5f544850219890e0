import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** Stands under a list as long as there is more of it. */
export function MoreButton({ of }: { of: Paged }) {
  const { t } = useTranslation()
  if (!of.hasNextPage) return null
  return (
    <Button
      variant="default"
      loading={of.isFetchingNextPage}
      onClick={() => void of.fetchNextPage()}
    >
      {t('showMore')}
    </Button>
  )
}
