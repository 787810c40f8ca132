"""What templates show of a long text."""

from django import template

from concept import quotation

register = template.Library()
register.filter(quotation.beginning)
