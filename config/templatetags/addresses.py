"""What a template says of addresses."""

from django import template

from config.addresses import site_address

register = template.Library()
register.filter(site_address)
