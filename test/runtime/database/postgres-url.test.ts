import { inspect } from "node:util";
import { readPostgresUrl } from "../../../runtime/database/postgres-connection.ts";
import { describe, expect, test } from "vitest";

describe("the URL of a PostgreSQL server", () => {
  test.each([
    "postgresql://user:needle@localhost/x",
    "postgres://user:needle@127.0.0.1:5433/x",
    "postgresql://user:needle@[::1]/x",
    "postgresql:///x?host=/var/run/postgresql",
    "postgresql://user:needle@db.example.com/x?sslmode=disable",
  ])("%s goes without TLS", (url) => {
    expect(readPostgresUrl(url).ssl).toBe(false);
  });

  test.each([
    "postgresql://user:needle@db.example.com/x",
    "postgresql://user:needle@localhost.example.com/x",
    "postgresql://user:needle@127.0.0.1.example.com/x",
    "postgresql://user:needle@localhost/x?host=db.example.com",
    "postgresql://user:needle@localhost/x?sslmode=require",
    "postgresql://user:needle@db.example.com/x?sslmode=verify-ca",
    "postgresql://user:needle@db.example.com/x?sslmode=verify-full",
  ])("%s goes by TLS, verified", (url) => {
    const { ssl, connectionString } = readPostgresUrl(url);
    expect(ssl).toMatchObject({ rejectUnauthorized: true, minVersion: "TLSv1.2" });
    // pg lets what it reads in the URL win.
    expect(connectionString).not.toContain("ssl");
  });

  test.each([
    "needle",
    "",
    "mysql://user:needle@localhost/x",
    "postgresql://user:needle@host:port/x",
    "postgresql://user:needle@db.example.com/x?sslmode=no-verify",
    "postgresql://user:needle@db.example.com/x?sslmode=prefer",
    "postgresql://user:needle@db.example.com/x?sslmode=allow",
    "postgresql://user:needle@db.example.com/x?sslmode=require&sslmode=no-verify&ssl=0",
    "postgresql://user:needle@db.example.com/x?ssl=false",
    "postgresql://user:needle@db.example.com/x?uselibpqcompat=true&sslmode=require",
    "postgresql://user:needle@db.example.com/x?sslrootcert=/nowhere/ca.pem",
  ])("example %# is refused, and not quoted", (url) => {
    let error: unknown;
    try {
      readPostgresUrl(url);
    } catch (reason) {
      error = reason;
    }
    expect(error).toMatchObject({ code: "database-url-invalid" });
    expect(inspect(error, { depth: 10 })).not.toContain("needle");
  });
});
