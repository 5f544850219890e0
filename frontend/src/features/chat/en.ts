import composer from './texts/composer.en'
import deeds from './texts/deeds.en'
import desk from './texts/desk.en'
import extras from './texts/extras.en'
import hooks from './texts/hooks.en'
import inbox from './texts/inbox.en'
import kinds from './texts/kinds.en'
import talk from './texts/talk.en'
import team from './texts/team.en'
import templates from './texts/templates.en'
import thread from './texts/thread.en'
import tray from './texts/tray.en'

export default {
  ...composer,
  ...deeds,
  ...desk,
  ...extras,
  ...hooks,
  ...inbox,
  ...kinds,
  ...talk,
  ...team,
  ...templates,
  ...thread,
  ...tray,
}
