import en from './en.json' with { type: 'json' }
import kk from './kk.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import tt from './tt.json' with { type: 'json' }

/** Texts of the board and of the visitor's page; a new language is a new file here. */
export const locales = { ru, tt, en, kk }
