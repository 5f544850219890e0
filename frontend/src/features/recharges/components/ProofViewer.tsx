import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import {
  IconExpand,
  IconForwarded,
  IconImage,
  IconRetry,
  IconZoomIn,
  IconZoomOut,
} from '@/ui/icons'
import styles from '../recharges.module.css'

const MOST = 6
const STEP = 1.5

interface Props {
  proof: Attachment | null
  /** Whose it is, for those who hear the page. */
  name: string
  /** Nothing was to be shown. */
  cash: boolean
}

/** The proof itself: nearer, turned, or a PDF where it stands. */
export function ProofViewer({ proof, name, cash }: Props) {
  const { t } = useTranslation('recharges')
  const [scale, setScale] = useState(1)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another proof is seen whole at first.
  useEffect(() => {
    setScale(1)
    setTurn(0)
  }, [proof?.id])
  if (!proof?.url) {
    return (
      <p className={styles.noProof}>
        <IconImage size={18} /> {t(cash ? 'proof.cash' : 'proof.none')}
      </p>
    )
  }
  const picture = proof.kind === 'image'
  return (
    <figure className={styles.proof}>
      <div className={styles.tools}>
        {picture && (
          <>
            <IconButton
              label={t('proof.farther')}
              icon={IconZoomOut}
              disabled={scale <= 1}
              onClick={() => setScale(Math.max(1, scale / STEP))}
            />
            <IconButton
              label={t('proof.closer')}
              icon={IconZoomIn}
              disabled={scale >= MOST}
              onClick={() => setScale(Math.min(MOST, scale * STEP))}
            />
            <IconButton
              label={t('proof.turn')}
              icon={IconRetry}
              onClick={() => setTurn((turn + 90) % 360)}
            />
            <IconButton
              label={t('proof.whole')}
              icon={IconExpand}
              disabled={scale === 1 && turn === 0}
              onClick={() => {
                setScale(1)
                setTurn(0)
              }}
            />
          </>
        )}
        <a className={styles.open} href={proof.url} target="_blank" rel="noreferrer">
          <IconForwarded size={16} /> {t('proof.open')}
        </a>
      </div>
      {picture ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than its frame is scrolled.
        <section className={styles.frame} tabIndex={0} aria-label={t('proof.title')}>
          <img
            src={proof.url}
            alt={t('proof.picture', { name })}
            style={{ width: `${scale * 100}%`, rotate: `${turn}deg` }}
            data-turned={turn % 180 !== 0 || undefined}
          />
        </section>
      ) : (
        <object className={styles.pdf} data={proof.url} type="application/pdf">
          <p className={styles.noProof}>
            <a href={proof.url} target="_blank" rel="noreferrer">
              {t('proof.pdf')}
            </a>
          </p>
        </object>
      )}
    </figure>
  )
}
