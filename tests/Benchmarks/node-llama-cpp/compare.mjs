// Our engine against node-llama-cpp, turn about: same GGUF, same threads, same prompt, greedy.
//   dotnet build tests/Benchmarks -c Release
//   cd tests/Benchmarks/node-llama-cpp && npm install --ignore-scripts --omit=optional
//   node compare.mjs MODEL.gguf [--threads 1] [--rounds 5] [--tokens 64]
// Prints the medians of both and of their ratio; ends with status 1 when either ratio is below 1.
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [model, ...rest] = process.argv.slice(2);
if (!model) {
  console.error("usage: node compare.mjs MODEL.gguf [--threads 1] [--rounds 5] [--tokens 64]");
  process.exit(2);
}
const option = (name, otherwise) => rest.includes(`--${name}`) ? rest[rest.indexOf(`--${name}`) + 1] : otherwise;
const sample = [model, option("threads", "1"), join(here, "prompt.txt"), option("tokens", "64")];
const sides = {
  ours: () => execFileSync("dotnet", [join(here, "../bin/Release/net10.0/Assistant.Benchmarks.dll"), ...sample]),
  theirs: () => execFileSync(process.execPath, [join(here, "rate.mjs"), ...sample]),
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const samples = { ours: [], theirs: [] };
for (let round = 0; round < Number(option("rounds", "5")); round++) {
  // Who goes first changes, so that a machine that warms up or gets busy favours neither.
  for (const side of round % 2 ? ["theirs", "ours"] : ["ours", "theirs"])
    samples[side].push(JSON.parse(sides[side]().toString().trim().split("\n").at(-1)));
}
const result = {};
for (const kind of ["prompt", "decode"]) {
  result[kind] = {
    ours: median(samples.ours.map((one) => one[kind])),
    theirs: median(samples.theirs.map((one) => one[kind])),
    ratio: median(samples.ours.map((one, index) => one[kind] / samples.theirs[index][kind])),
  };
}
console.log(JSON.stringify({ model, threads: Number(sample[1]), rounds: samples.ours.length, ...result }, null, 2));
process.exitCode = result.prompt.ratio < 1 || result.decode.ratio < 1 ? 1 : 0;
