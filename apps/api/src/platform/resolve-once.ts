import { lstatSync } from "node:fs";
import { type RegisterHooksOptions, registerHooks } from "node:module";

/*
 * Node asks for each import what kind of module it is, and reads the package's whole `exports` anew to tell (seen in
 * Node 24): those of drizzle-orm and date-fns have 130 kB each, which took nearly half of a start. What folder a file is
 * in tells its package and so its kind; what a name means is the same for every file of a folder. Both are asked once.
 */

type Resolve = NonNullable<RegisterHooksOptions["resolve"]>;

const isRelative = /^\.\.?\//;
/** A path that names its file in full; another may mean several. */
const WHOLE = /^(.*\/)[^/?#]+(\.[cm]?[jt]s)$/;

/** Has modules that are loaded from now on found with less work; what is found is what Node would find. */
export function resolveOnce(): void {
  const kinds = new Map<string, string>();
  const names = new Map<string, ReturnType<Resolve>>();

  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL, conditions } = context;
      // A `require` has ways of its own.
      if (!parentURL || !conditions.includes("import")) return next(specifier, context);
      if (!isRelative.test(specifier)) {
        const key = `${parentURL.slice(0, parentURL.lastIndexOf("/"))} ${specifier}`;
        const found = names.get(key) ?? next(specifier, context);
        names.set(key, found);
        return { ...found, shortCircuit: true };
      }
      const file = new URL(specifier, parentURL);
      const url = file.href;
      const [, folder, ending] = WHOLE.exec(url) ?? [];
      if (!folder || !ending) return next(specifier, context);
      const format = kinds.get(folder + ending);
      // What is not there is for Node to tell, and where a link leads.
      if (format && lstatSync(file, { throwIfNoEntry: false })?.isFile()) return { url, format, shortCircuit: true };
      const found = next(specifier, context);
      if (found.format && found.url === url) kinds.set(folder + ending, found.format);
      return found;
    },
  });
}
