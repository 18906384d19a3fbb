import { startWasm } from '../wasm/instance.ts';
import type { PageEngine } from './page-engine.ts';
import { ScriptEngine } from './script-engine.ts';
import { WasmEngine } from './wasm-engine.ts';

/** WebAssembly where it starts and was not declined, TypeScript otherwise. */
export function startPageEngine(asked: 'wasm' | 'ts' = 'wasm'): PageEngine {
  const wasm = asked === 'ts' ? null : startWasm();
  return wasm === null ? new ScriptEngine() : new WasmEngine(wasm);
}
