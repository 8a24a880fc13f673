// One sample of node-llama-cpp: prints {"prompt": tokens/s, "decode": tokens/s, "generated": n}.
// node rate.mjs MODEL THREADS PROMPT_FILE TOKENS
import { readFileSync } from "node:fs";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const [modelPath, threads, promptFile, limit] = process.argv.slice(2);
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: Number(threads) });
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize: 1024, batchSize: 512, threads: Number(threads), flashAttention: true });
const sequence = context.getSequence();
const prompt = model.tokenize(readFileSync(promptFile, "utf8"));

async function run() {
  await sequence.clearHistory();
  const started = performance.now();
  let first = 0, last = 0, generated = 0;
  for await (const token of sequence.evaluate(prompt, { temperature: 0 })) {
    last = performance.now();
    if (generated++ === 0) first = last;
    if (generated >= Number(limit)) break;
  }
  return { prompt: prompt.length / (first - started) * 1000, decode: (generated - 1) / (last - first) * 1000, generated };
}

await run(); // cold memory
console.log(JSON.stringify(await run()));
await llama.dispose();
