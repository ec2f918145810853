template render letter.context.json --out made
