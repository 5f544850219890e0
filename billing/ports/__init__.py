"""Questions of money answered from elsewhere."""
