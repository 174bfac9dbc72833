/** Where the cluster listens: a Unix socket's folder, or a loopback port where there are no such sockets. */
export type Endpoint = { socketDir: string; port: number } | { host: "127.0.0.1"; port: number };

/**
 * The settings of the embedded cluster, sized for a small machine (2 cores, 4 GB). They go on the command line, not
 * into postgresql.conf, so that a newer Mainstay brings newer settings to an old cluster.
 */
export function serverSettings(endpoint: Endpoint, { fsync }: { fsync: boolean }): string[] {
  const durable = fsync ? "on" : "off";
  const settings: Record<string, string | number> = {
    listen_addresses: "socketDir" in endpoint ? "" : endpoint.host,
    unix_socket_directories: "socketDir" in endpoint ? endpoint.socketDir : "",
    unix_socket_permissions: "0700",
    port: endpoint.port,
    max_connections: 100,

    fsync: durable,
    full_page_writes: durable,
    synchronous_commit: durable,

    shared_buffers: "256MB",
    effective_cache_size: "2GB",
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    random_page_cost: 1.1,
    // Planning is charged in units of it, far too little by default: a list's page took longer to plan than to find,
    // and was planned anew for each request.
    cpu_operator_cost: 0.005,
    jit: "off",
    max_wal_size: "2GB",
    min_wal_size: "128MB",
    wal_level: "replica",
    max_wal_senders: 0,
    checkpoint_timeout: "15min",
    autovacuum_vacuum_scale_factor: 0.05,
    autovacuum_analyze_scale_factor: 0.02,
    autovacuum_naptime: "15s",

    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    log_lock_waits: "on",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
