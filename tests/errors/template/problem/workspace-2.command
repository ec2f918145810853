template check .
