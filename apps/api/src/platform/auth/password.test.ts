import { expect, test } from "vitest";
import { passwordWeakness } from "./password.ts";

const personal = ["ann.miller@riverside-plumbing.com", "Ann Miller", "Riverside Plumbing"];

test.each([
  "password123",
  "P@ssw0rd2024!",
  "Welcome2026",
  "passwordpassword",
  "qwertyuiop1",
  "1234567890",
  "aaaaaaaaaaaa",
  "abababababab",
  "annmiller1990",
  "Riverside2026!",
  "ann.miller@riverside-plumbing.com",
])("%s is refused", (password) => {
  expect(passwordWeakness(password, personal)).not.toBeNull();
});

test.each(["correct horse battery", "tr4ctor-Lemon-92", "Kx8#vPq2mZ", "blue kettle on friday"])(
  "%s is accepted",
  (password) => {
    expect(passwordWeakness(password, personal)).toBeNull();
  },
);
