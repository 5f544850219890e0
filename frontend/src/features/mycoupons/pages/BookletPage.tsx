import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { BackLink } from '@/ui/BackLink'
import { IconDownload } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Ticket } from '../components/Ticket'
import { useBooklet } from '../data'
import styles from '../mycoupons.module.css'

export default function BookletPage() {
  const { t } = useTranslation('mycoupons')
  const { id = '' } = useParams()
  const one = useBooklet(id)
  return (
    <div className={styles.page}>
      <BackLink to="/portal/coupons" label={t('title')} />
      <Loading of={one}>
        {() =>
          one.data && (
            <>
              <h1>{one.data.name}</h1>
              <p className={styles.hint}>
                {t('left', { left: one.data.left, count: one.data.count })}
              </p>
              <ul className={styles.list}>
                {one.data.coupons.map(coupon => (
                  <Ticket key={coupon.id} coupon={coupon} />
                ))}
              </ul>
              <div className={styles.main}>
                <Button
                  fullWidth
                  size="md"
                  variant="default"
                  leftSection={<IconDownload size={18} />}
                  onClick={() =>
                    void download(`booklets/${id}/pdf/`, {}, `${one.data.name}.pdf`).catch(complain)
                  }
                >
                  {t('sheet')}
                </Button>
              </div>
            </>
          )
        }
      </Loading>
    </div>
  )
}
