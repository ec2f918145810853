assess --sla cloudflare-business --facts facts.toml
