import { join } from "node:path";
import journeys from "journeyc/webpack";

/** @type {import("webpack").Configuration} */
export default {
  mode: "production",
  target: "node22",
  context: import.meta.dirname,
  entry: "./main.ts",
  output: { path: join(import.meta.dirname, "dist/webpack"), filename: "main.js", module: true },
  experiments: { outputModule: true },
  // What is installed stays where it is: it has native parts.
  externals: [/^@journeyc\/runtime/],
  externalsType: "module",
  devtool: "source-map",
  plugins: [journeys()],
  module: { rules: [{ test: /\.ts$/, loader: "esbuild-loader", options: { target: "node22" } }] },
};
