import { Button } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { type OrderDetail, useRequestOrder } from '@/api/orders'
import { useUser } from '@/api/session'
import { keep, readKept } from '@/lib/kept'
import { BackLink } from '@/ui/BackLink'
import { notify } from '@/ui/notify'
import { PhotoPicker } from '../components/PhotoPicker'
import { WishFields } from '../components/WishFields'
import { type Chosen, sendPhotos } from '../photos'
import { draftOf, type KeptWish, missingIn, NOTHING, type Wish } from '../request'
import styles from '../service.module.css'

/** Asks for a service; what was typed stays in this browser until it got through. */
export default function RequestPage() {
  const { t } = useTranslation('service')
  const { wish, change, photos, setPhotos, errors, submit, busy, sent } = useRequest()
  return (
    <div className={styles.page}>
      <BackLink to="/portal/services" label={t('title')} />
      <h1>{t('new')}</h1>
      <form className={styles.form} onSubmit={submit} noValidate>
        <WishFields wish={wish} errors={errors} onChange={change} />
        <PhotoPicker photos={photos} onChange={setPhotos} />
        <div className={styles.main}>
          {sent !== null && (
            <p className={styles.dim} role="status">
              {t('photos.sending', { sent, count: photos.length })}
            </p>
          )}
          <Button type="submit" fullWidth size="md" loading={busy}>
            {t('form.send')}
          </Button>
        </div>
      </form>
    </div>
  )
}

function useRequest() {
  const { t } = useTranslation('service')
  const navigate = useNavigate()
  const { wish, key, change, renew, forget } = useKeptWish()
  const [photos, setPhotos] = useState<Chosen[]>([])
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [sent, setSent] = useState<number | null>(null)
  const request = useRequestOrder()
  // Two presses within one moment are one: what is drawn is not yet busy at the second.
  const going = useRef(false)
  const finish = async (made: OrderDetail) => {
    forget()
    setSent(0)
    const failed = await sendPhotos(made.id, photos, setSent)
    if (failed.length > 0) notify(t('photos.failed', { count: failed.length }), undefined, 'bad')
    else notify(t('form.sent', { number: made.number }))
    void navigate(`/portal/services/${made.id}`, { replace: true })
  }
  const refuse = (error: unknown) => {
    going.current = false
    const fields = fieldErrors(error, 'service:field')
    setErrors(fields)
    if (Object.keys(fields).length === 0) complain(error)
    // Refused words are corrected: that is another request. What may have got through stays one.
    if (error instanceof ApiError && !error.offline && error.status < 500) renew()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(wish)
    setErrors(Object.fromEntries(Object.entries(missing).map(([name, why]) => [name, t(why)])))
    if (going.current || Object.keys(missing).length > 0) return
    going.current = true
    request.mutate(
      { ...draftOf(wish), key },
      { onSuccess: made => void finish(made), onError: refuse },
    )
  }
  const busy = request.isPending || sent !== null
  return { wish, change, photos, setPhotos, errors, submit, busy, sent }
}

/** What was typed and under which key it is sent, kept for this person in this browser. */
function useKeptWish() {
  const [params] = useSearchParams()
  const place = `service.wish.${useUser().id}`
  const [{ wish, key }, setKept] = useState<KeptWish>(() => {
    const known = readKept<KeptWish>(place) ?? { wish: NOTHING, key: newKey() }
    const machine = params.get('machine')
    return machine ? { ...known, wish: { ...known.wish, machine } } : known
  })
  const set = (next: KeptWish) => {
    setKept(next)
    keep(place, next)
  }
  return {
    wish,
    key,
    change: (part: Partial<Wish>) => set({ key, wish: { ...wish, ...part } }),
    renew: () => set({ wish, key: newKey() }),
    forget: () => keep(place, null),
  }
}
