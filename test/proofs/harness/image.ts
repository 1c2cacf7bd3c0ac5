import { readFileSync } from "node:fs";
import type { Channel } from "../../../src/trace/channel.ts";
import { search, type Needles } from "./search.ts";
import { readTar, type TarEntry } from "./tar.ts";

/** An image as `docker save` writes it. */
export interface Image {
  /** The configuration, without the history. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The oldest instruction first. */
  readonly history: readonly { readonly created_by?: string }[];
  /** From the base up, what later ones delete or overwrite included. */
  readonly layers: readonly (readonly TarEntry[])[];
}

export interface Found {
  readonly channel: Channel;
  /** The place in the channel: «layer 2: /app/.env», «Env», «RUN». */
  readonly where: string;
}

export function readImage(path: string): Image {
  const files = new Map(readTar(readFileSync(path)).map((entry) => [entry.path, entry.content]));
  const read = (name: string): unknown => JSON.parse(files.get(name)!.toString());
  const [manifest] = read("manifest.json") as [{ Config: string; Layers: string[] }];
  const { history, ...config } = read(manifest.Config) as Record<string, unknown>;
  return { config, history: history as Image["history"], layers: manifest.Layers.map((layer) => readTar(files.get(layer)!)) };
}

/** Every place of the image that has the value, in whatever form. */
export function searchImage({ config, history, layers }: Image, needles: Needles): Found[] {
  const found: Found[] = [
    ...strings(config).flatMap(([path, text]) => locate("image.config", path, search(Buffer.from(text), needles))),
    ...history.flatMap(({ created_by: text = "" }) => locate("image.history", instructionOf(text), search(Buffer.from(text), needles))),
    ...layers.flatMap((entries, index) =>
      entries.flatMap(({ path, content, header }) => {
        const where = `layer ${index + 1}: /${stable(path)}${fate(layers, index, path)}`;
        return [
          ...locate("image.layer", where, search(content, needles)),
          ...locate("image.layer", `${where} (its name or attributes)`, search(header, needles)),
        ];
      })),
  ];
  return [...new Map(found.map((one) => [`${one.channel} ${one.where}`, one])).values()];
}

/** The file as a container sees it. */
export function fileOf({ layers }: Image, path: string): Buffer | undefined {
  return layers.flat().findLast((entry) => entry.path === path)?.content;
}

function locate(channel: Channel, where: string, forms: readonly string[]): Found[] {
  return forms.slice(0, 1).map((form) => ({ channel, where: form === "" ? where : `${where}, ${form}` }));
}

/** Each string of the configuration with its key; the copy that `container_config` holds counts as the same. */
function strings(value: unknown, path: readonly string[] = []): (readonly [string, string])[] {
  if (typeof value === "string") return [[path.filter((key) => !/^(container_)?config$/.test(key)).join("."), value]];
  if (Array.isArray(value)) return value.flatMap((one) => strings(one, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [...strings(key, path), ...strings(one, [...path, key])]);
}

/** «/bin/sh -c #(nop) ENV X=y» is ENV; everything else was a RUN, with its build arguments in front as «|1 X=y». */
function instructionOf(createdBy: string): string {
  return /#\(nop\)\s+([A-Z]+)/.exec(createdBy)?.[1] ?? (createdBy.startsWith("|") ? "build arguments of RUN" : "RUN");
}

/** What becomes of the file in later layers. */
function fate(layers: Image["layers"], index: number, path: string): string {
  const whiteouts = new Set(path.split("/").map((name, depth, names) => [...names.slice(0, depth), `.wh.${name}`].join("/")));
  for (const [offset, later] of layers.slice(index + 1).entries()) {
    const layer = index + 2 + offset;
    if (later.some((entry) => whiteouts.has(entry.path))) return ` (deleted in layer ${layer})`;
    if (later.some((entry) => entry.path === path && entry.type === "0")) return ` (overwritten in layer ${layer})`;
  }
  return "";
}

/** Names that tools make of times and hashes are not the same in every run. */
function stable(path: string): string {
  return path.replace(/\d{4}-\d\d-\d\dT[\d_.:-]+Z/g, "TIME").replace(/(?<![0-9a-z])(?:[0-9a-f]{2}\/[0-9a-f]{2}\/)?[0-9a-f]{32,}/g, "HASH");
}
