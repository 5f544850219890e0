import { NumberInput, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import page from '@/ui/page.module.css'
import type { Mode } from '../data'

export const MODES: Mode[] = ['claim', 'round_robin', 'least_busy']

export interface RoutingValues {
  mode: Mode | 'house'
  capacity: number
  keeps: boolean
}

interface Props {
  values: RoutingValues
  /** A team may do as the house does. */
  ofTeam?: boolean
  onChange: (change: Partial<RoutingValues>) => void
}

/** How new conversations are given out. */
export function RoutingFields({ values, ofTeam, onChange }: Props) {
  const { t } = useTranslation('counter')
  const modes = ofTeam ? (['house', ...MODES] as const) : MODES
  const byItself = values.mode === 'round_robin' || values.mode === 'least_busy'
  return (
    <>
      <Select
        label={t('routing.mode')}
        description={t(`modeText.${values.mode}`)}
        allowDeselect={false}
        data={modes.map(value => ({ value, label: t(`mode.${value}`) }))}
        value={values.mode}
        onChange={mode => onChange({ mode: mode as Mode | 'house' })}
      />
      {byItself && (
        <div className={page.pair}>
          <NumberInput
            label={t('routing.capacity')}
            description={t('routing.capacityHint')}
            min={1}
            max={500}
            allowDecimal={false}
            value={values.capacity}
            onChange={capacity => onChange({ capacity: Number(capacity) || 1 })}
          />
          <Switch
            label={t('routing.keeps')}
            description={t('routing.keepsHint')}
            checked={values.keeps}
            onChange={event => onChange({ keeps: event.currentTarget.checked })}
          />
        </div>
      )}
    </>
  )
}
