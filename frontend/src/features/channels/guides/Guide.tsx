import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '@/ui/Loading'
import { Markdown } from '@/ui/Markdown'
import { pictureOf, readGuide } from './guides'

/** A guide at the edge of the screen; what is typed beside it stays. */
export default function Guide({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('channels')
  const [shown, show] = useState(name)
  const guide = useQuery({ queryKey: ['guide', shown], queryFn: () => readGuide(shown) })
  return (
    <Drawer
      opened
      position="right"
      size="lg"
      title={t('setup.guideTitle')}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Loading of={guide} rows={6}>
        {() => (
          <Markdown
            source={guide.data ?? ''}
            pictureOf={pictureOf}
            onPage={page => show(page.replace(/\.md$/, ''))}
          />
        )}
      </Loading>
    </Drawer>
  )
}
