import { Button, FileButton, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import type { PayPlace } from '@/api/payPlaces'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { IconButton } from '@/ui/IconButton'
import { IconArrowDown, IconArrowUp, IconEdit } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { Row } from '@/ui/Page'
import { usePlace } from '../data'
import styles from '../places.module.css'

const LARGEST = 5 * 1024 * 1024

interface Props {
  place: PayPlace
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
  onEdit: () => void
}

export function PlaceRow({ place, first, last, onMove, onEdit }: Props) {
  const { t } = useTranslation('places')
  const { show, remove } = usePlace(place.id)
  const { name } = place
  return (
    <Row
      lead={
        place.picture && (
          <img className={styles.picture} src={place.picture} alt={t('picture.alt', { name })} />
        )
      }
      name={name}
      note={
        <>
          {place.number} · {place.holder} · {place.currency}
          {place.interbank_number && ` · CCI ${place.interbank_number}`}
        </>
      }
      faded={!place.active}
    >
      <Switch
        aria-label={t('show', { name })}
        checked={place.active}
        onChange={event => show.mutate(event.currentTarget.checked, { onError: complain })}
      />
      <IconButton
        label={t('up', { name })}
        icon={IconArrowUp}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={t('down', { name })}
        icon={IconArrowDown}
        disabled={last}
        onClick={() => onMove(1)}
      />
      <IconButton label={t('edit', { name })} icon={IconEdit} onClick={onEdit} />
      {place.kind === 'wallet' && <Picture place={place} />}
      <ConfirmButton
        label={t('remove')}
        name={t('removeName', { name })}
        text={t('removeText', { name })}
        sure={t('removeSure')}
        loading={remove.isPending}
        onSure={() =>
          remove.mutate(undefined, { onSuccess: () => notify(t('removed')), onError: complain })
        }
      />
    </Row>
  )
}

function Picture({ place }: { place: PayPlace }) {
  const { t } = useTranslation('places')
  const { draw, takeAway } = usePlace(place.id)
  const choose = (file: File | null) => {
    if (!file) return
    if (file.size > LARGEST) return notify(t('picture.tooLarge'), undefined, 'bad')
    draw.mutate(file, {
      onSuccess: () => notify(t('picture.saved')),
      onError: error =>
        error instanceof ApiError && error.status === 422
          ? notify(t('picture.notOne'), undefined, 'bad')
          : complain(error),
    })
  }
  return (
    <>
      <FileButton accept="image/jpeg,image/png,image/webp" onChange={choose}>
        {props => (
          <Button {...props} variant="default" loading={draw.isPending}>
            {t(place.picture ? 'picture.other' : 'picture.choose')}
          </Button>
        )}
      </FileButton>
      {place.picture && (
        <Button
          variant="subtle"
          color="gray"
          loading={takeAway.isPending}
          onClick={() =>
            takeAway.mutate(undefined, {
              onSuccess: () => notify(t('picture.removed')),
              onError: complain,
            })
          }
        >
          {t('picture.remove')}
        </Button>
      )}
    </>
  )
}
