"""What one article says, as statements with their evidence, and whether those keep to the shapes."""
