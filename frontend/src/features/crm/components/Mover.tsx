import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconArrowDown, IconArrowUp } from '@/ui/icons'

interface Props {
  name: string
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
}

/** Puts a row of a list a place higher or lower, by keyboard and thumb alike. */
export function Mover({ name, first, last, onMove }: Props) {
  const { t } = useTranslation('crm')
  return (
    <>
      <IconButton
        label={t('lists.up', { name })}
        icon={IconArrowUp}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={t('lists.down', { name })}
        icon={IconArrowDown}
        disabled={last}
        onClick={() => onMove(1)}
      />
    </>
  )
}
