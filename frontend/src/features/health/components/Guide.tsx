import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loading } from '@/ui/Loading'
import { Markdown } from '@/ui/Markdown'
import { readGuide } from '../guide'
import { type Chapter, chapterOf } from '../mend'

const NO_PICTURES = () => undefined

/** A chapter of the guide at the edge of the screen; it is written in Spanish. */
export default function Guide({ chapter, onClose }: { chapter: Chapter; onClose: () => void }) {
  const { t } = useTranslation('health')
  const guide = useQuery({
    queryKey: ['guide', 'instalar'],
    queryFn: readGuide,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Drawer
      opened
      position="right"
      size="lg"
      title={t('guide')}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Loading of={guide} rows={6}>
        {text => (
          <div lang="es">
            <Markdown source={chapterOf(text, chapter)} pictureOf={NO_PICTURES} />
          </div>
        )}
      </Loading>
    </Drawer>
  )
}
