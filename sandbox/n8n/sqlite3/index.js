// n8n wants the CommonJS `sqlite3`; the package with ready-made binaries is an ES module.
module.exports = require('@appthreat/sqlite3').default;
