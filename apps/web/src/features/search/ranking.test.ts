import { expect, test } from "vitest";
import { ranked } from "./ranking.ts";

const named = (...labels: string[]) => labels.map((label) => ({ label }));
const found = (entries: { label: string }[], typed: string) => ranked(entries, typed).map(({ label }) => label);

test("what begins with the text stands before what contains it, and what has neither is gone", () => {
  expect(found(named("All deals", "Deals", "Ideals", "Leads"), "deal")).toEqual(["Deals", "All deals", "Ideals"]);
});

test("words may be given by their beginnings, without accents", () => {
  expect(found(named("Crear prospecto", "Configuración"), "cre pro")).toEqual(["Crear prospecto"]);
  expect(found(named("Crear prospecto", "Configuración"), "configuracion")).toEqual(["Configuración"]);
});

test("nothing typed leaves everything in its order", () => {
  expect(found(named("B", "A"), " ")).toEqual(["B", "A"]);
});
