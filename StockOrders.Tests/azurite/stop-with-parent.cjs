// Loaded before Azurite: ends it when whoever started it is gone, also when that was killed.
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
process.stdin.on("error", () => process.exit(0));
