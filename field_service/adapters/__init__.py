"""What service draws by itself."""
