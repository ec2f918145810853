reviewed-by = Our own house
not-over = still going on { $since }
