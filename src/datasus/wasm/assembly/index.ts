export {
  advance,
  dictionaryBits,
  fed,
  inputAt,
  inputLeft,
  inputRoom,
  openStream,
  outputLeft,
  outputStart,
  took,
} from './explode';
export { reset, reserve } from './memory';
