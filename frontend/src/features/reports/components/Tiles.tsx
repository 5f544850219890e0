import { Popover, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { IconUnknown } from '@/ui/icons'
import type { Figure } from '../data'
import styles from '../reports.module.css'
import { number, shown } from '../values'
import { StandingChip } from './StandingChip'

export function Tiles({ figures, compared }: { figures: Figure[]; compared: boolean }) {
  return (
    <ul className={styles.tiles}>
      {figures.map(figure => (
        <li key={figure.key} className={styles.tile}>
          <div className={styles.tileHead}>
            <span>{figure.label}</span>
            <Formula figure={figure} />
          </div>
          <strong className="tabular">
            {figure.link ? (
              <Link to={figure.link}>{shown(figure.value, figure.unit)}</Link>
            ) : (
              shown(figure.value, figure.unit)
            )}
          </strong>
          <div className={styles.tileFoot}>
            {compared && <Delta figure={figure} />}
            {figure.goal && (
              <StandingChip
                standing={figure.goal.standing}
                comparison={figure.goal.comparison}
                target={shown(figure.goal.target, figure.unit)}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** How it is worked out, for whoever wonders. */
function Formula({ figure }: { figure: Figure }) {
  const { t } = useTranslation('reports')
  return (
    <Popover width={300} withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={styles.formula}
          aria-label={t('formulaOf', { name: figure.label })}
        >
          <IconUnknown size={15} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.formulaText}>{figure.formula}</p>
      </Popover.Dropdown>
    </Popover>
  )
}

/** By how much it moved: an arrow and words, not colour alone. */
function Delta({ figure }: { figure: Figure }) {
  const { t } = useTranslation('reports')
  const { change, better } = figure
  const before = t('before', { value: shown(figure.previous, figure.unit) })
  if (change === null) return <span className={styles.delta}>{before}</span>
  const good = better === 0 || change === 0 ? undefined : Math.sign(change) === better
  const arrow = change > 0 ? '▲' : change < 0 ? '▼' : '='
  return (
    <span className={styles.delta} data-good={good} title={before}>
      <span aria-hidden>{arrow}</span> {number(Math.abs(change), 1)} %
      <span className={styles.hidden}>
        {t(change > 0 ? 'more' : change < 0 ? 'less' : 'same')}
        {good === undefined ? '' : `, ${t(good ? 'good' : 'poor')}`}
      </span>
      <small>{before}</small>
    </span>
  )
}
